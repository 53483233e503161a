import { FormAnswer } from '../../src/feedback/form-answer.entity.js';
import { closeWall } from '../../src/outcomes/close-wall.js';
import { openWall } from '../../src/outcomes/open-wall.js';
import type { Stage } from './acts.js';
import type { Cast, Recipes } from './api-recipes.js';
import { aForm } from './feedback.js';
import { aRaised } from './outcomes.js';
import { aLead, aHostDepartment } from './people.js';
import { aSlot, hoursFromNow } from './slots.js';
import { aVisit } from './visits.js';

/** How to get the answers that are an operation's own, of what became of it. */
export function makeOutcomeRecipes(
  { run }: Pick<Stage, 'run'>,
  { department, lead, visitor }: Cast,
): Record<string, Recipes> {
  const query = `?departmentId=${department.id}`;
  const newRaised = () => run((tx) => aRaised(tx, department, { authorId: visitor.id, actions: [{ state: 'done' }] }));
  let hour = -3000;
  const newThanks = () =>
    run(async (tx) => {
      const slot = await aSlot(tx, department, { ...hoursFromNow((hour += 4)), hostIds: [visitor.id] });
      const { id: formId } = await aForm(tx, await aVisit(tx, slot, { state: 'approved', hostId: visitor.id }));
      await tx.insert(FormAnswer, { formId, question: 'thanks', asked: 'Bedankt?', answer: 'Dank je wel!' });
    });
  const newWall = async () => {
    await run((tx) => openWall(tx, lead, department.id));
    return { id: department.id };
  };
  const noWall = async () => {
    const other = await run((tx) => aHostDepartment(tx));
    await run(async (tx) => {
      const theirs = await aLead(tx, other);
      await openWall(tx, theirs, other.id);
      await closeWall(tx, theirs, other.id);
    });
    return { id: other.id };
  };
  return {
    'get /api/v1/outcomes': {
      200: async () => newRaised().then(() => ({ who: 'lead', query: `${query}&fate=done&period=year` })),
      404: async () => ({ query }),
    },
    'get /api/v1/outcomes/figures': {
      200: async () => ({ who: 'lead', query }),
      404: async () => ({ query }),
    },
    'get /api/v1/outcomes/own': { 200: async () => newRaised().then(() => ({})) },
    'get /api/v1/outcomes/thanks': { 200: async () => newThanks().then(() => ({})) },
    'get /api/v1/departments/{id}/wall': { 200: async () => ({ who: 'lead', ...(await newWall()) }) },
    'post /api/v1/departments/{id}/wall': {
      201: async () => ({ who: 'lead', id: department.id }),
      409: async () => ({ id: department.id }),
    },
    'post /api/v1/departments/{id}/wall/removal': {
      200: async () => ({ who: 'lead', ...(await newWall()) }),
      409: async () => ({ who: 'admin', ...(await noWall()) }),
    },
  };
}
