import { randomUUID } from 'node:crypto';
import { joinLearnings } from '../../src/learnings/join-learnings.js';
import type { Stage } from './acts.js';
import type { Cast, Recipes } from './api-recipes.js';
import { aLearningAt, aTheme } from './learnings.js';

/** How to get the answers of the operations on learnings and themes. */
export function makeLearningRecipes(
  { run }: Pick<Stage, 'run'>,
  { department, lead }: Omit<Cast, 'visitor'>,
): Record<string, Recipes> {
  const newLearning = async () => (await run((tx) => aLearningAt(tx, department))).id;
  const joined = async () => {
    const [id, withId] = [await newLearning(), await newLearning()];
    await run((tx) => joinLearnings(tx, lead, id, { withId }));
    return { id, withId };
  };
  const newTheme = async (isActive = true) =>
    (await run((tx) => aTheme(tx, { name: `Thema ${randomUUID()}`, isActive }))).id;
  const named = () => ({ name: `Thema ${randomUUID()}` });
  const asLead = async () => ({ who: 'lead' as const, id: await newLearning() });
  const asAdmin = async (isActive = true) => ({ who: 'admin' as const, id: await newTheme(isActive) });
  return {
    'get /api/v1/learnings': { 200: asLead },
    'get /api/v1/learnings/{id}': { 200: asLead },
    'get /api/v1/learnings/{id}/joined': { 200: async () => ({ who: 'lead', id: (await joined()).id }) },
    'get /api/v1/learnings/{id}/likes': { 200: asLead },
    'post /api/v1/learnings/{id}/joining': {
      200: async () => ({ ...(await asLead()), body: { withId: await newLearning() } }),
      409: async () => {
        const { id, withId } = await joined();
        return { who: 'lead', id, body: { withId } };
      },
    },
    'post /api/v1/learnings/{id}/separation': {
      200: async () => ({ who: 'lead', id: (await joined()).id }),
      409: asLead,
      422: async () => ({ ...(await asLead()), body: '{"a":' }),
    },
    'put /api/v1/learnings/{id}/theme': {
      200: async () => ({ ...(await asLead()), body: { themeId: await newTheme() } }),
      409: async () => ({ ...(await asLead()), body: { themeId: await newTheme(false) } }),
    },
    'get /api/v1/themes': { 200: asAdmin },
    'get /api/v1/themes/suggestions': { 200: () => Promise.resolve({ query: '?text=factuur' }) },
    'post /api/v1/themes': {
      201: () => Promise.resolve({ who: 'admin', body: named() }),
      409: () => Promise.resolve({ body: named() }),
    },
    'patch /api/v1/themes/{id}': {
      200: async () => ({ ...(await asAdmin()), body: named() }),
      409: async () => ({ id: await newTheme(), body: named() }),
    },
    'post /api/v1/themes/{id}/archiving': { 200: asAdmin, 409: () => asAdmin(false) },
    'post /api/v1/themes/{id}/restoration': { 200: () => asAdmin(false), 409: asAdmin },
    'post /api/v1/themes/{id}/merger': {
      200: async () => ({ ...(await asAdmin()), body: { intoId: await newTheme() } }),
      409: async () => ({ ...(await asAdmin()), body: { intoId: await newTheme(false) } }),
    },
  };
}
