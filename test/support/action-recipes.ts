import type { Action } from '../../src/actions/action.entity.js';
import type { Stage } from './acts.js';
import { anAction, dueIn } from './actions.js';
import type { Cast, Recipes } from './api-recipes.js';
import { aLearningAt } from './learnings.js';
import { aPerson } from './people.js';

/** How to get the answers that are an operation's own, of actions. */
export function makeActionRecipes(
  { run }: Pick<Stage, 'run'>,
  { department, lead }: Pick<Cast, 'department' | 'lead'>,
): Record<string, Recipes> {
  const newAction = async (state: Action['state'] = 'open') => {
    const { id } = await run(async (tx) => anAction(tx, await aLearningAt(tx, department), lead, { state }));
    return { who: 'lead' as const, id };
  };
  const newInput = async () => {
    const learning = await run((tx) => aLearningAt(tx, department));
    return { learningId: learning.id, title: 'Nieuwe brief', departmentId: department.id, dueOn: dueIn(9) };
  };
  const result = 'Het staat er';
  const reason = 'De brief verdwijnt';
  const ownerId = async () => (await run((tx) => aPerson(tx))).id;
  return {
    'get /api/v1/actions': { 200: async () => newAction().then(() => ({ who: 'lead', query: '?limit=2' })) },
    'post /api/v1/actions': {
      201: async () => ({ who: 'lead', body: await newInput() }),
      404: async () => ({ who: 'visitor', body: await newInput() }),
      409: async () => ({ who: 'lead', body: { ...(await newInput()), dueOn: '2020-01-01' } }),
    },
    'get /api/v1/actions/{id}': { 200: async () => newAction() },
    'patch /api/v1/actions/{id}': {
      200: async () => ({ ...(await newAction()), body: { revision: 1, title: 'Anders' } }),
      404: async () => ({ body: { revision: 1 } }),
      409: async () => ({ ...(await newAction('done')), body: { revision: 1 } }),
    },
    'post /api/v1/actions/{id}/start': {
      404: async () => ({ body: {} }),
      200: async () => ({ ...(await newAction()), body: {} }),
      409: async () => ({ ...(await newAction('doing')), body: {} }),
    },
    'post /api/v1/actions/{id}/completion': {
      200: async () => ({ ...(await newAction('doing')), body: { result } }),
      404: async () => ({ body: { result } }),
      409: async () => ({ ...(await newAction('done')), body: { result } }),
    },
    'post /api/v1/actions/{id}/dropping': {
      200: async () => ({ ...(await newAction()), body: { reason } }),
      404: async () => ({ body: { reason } }),
      409: async () => ({ ...(await newAction('dropped')), body: { reason } }),
    },
    'post /api/v1/actions/{id}/reopening': {
      404: async () => ({ body: {} }),
      200: async () => ({ ...(await newAction('done')), body: {} }),
      409: async () => ({ ...(await newAction()), body: {} }),
    },
    'post /api/v1/actions/{id}/handover': {
      200: async () => ({ ...(await newAction()), body: { ownerId: await ownerId() } }),
      404: async () => ({ body: { ownerId: await ownerId() } }),
      409: async () => ({ ...(await newAction()), body: { ownerId: lead.id } }),
    },
    'get /api/v1/actions/{id}/comments': { 200: async () => newAction() },
    'post /api/v1/actions/{id}/comments': {
      201: async () => ({ ...(await newAction()), body: { text: 'Mooi' } }),
      404: async () => ({ body: { text: 'Mooi' } }),
    },
  };
}
