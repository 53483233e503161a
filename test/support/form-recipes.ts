import type { Stage } from './acts.js';
import type { Cast, Recipes } from './api-recipes.js';
import { aForm, debriefInput, type FormFacts } from './feedback.js';
import { aSlot, hoursFromNow } from './slots.js';
import { aVisit } from './visits.js';

const DAY_MS = 86_400_000;

/** How to get the answers that are an operation's own, of forms. */
export function makeFormRecipes(
  { run }: Pick<Stage, 'run'>,
  { department, visitor }: Pick<Cast, 'department' | 'visitor'>,
): Record<string, Recipes> {
  let hour = -2000;
  const newForm = async (facts: FormFacts = {}) => {
    const { id } = await run(async (tx) => {
      const slot = await aSlot(tx, department, hoursFromNow((hour += 4)));
      const visit = await aVisit(tx, slot, { state: 'approved', visitorId: visitor.id });
      return aForm(tx, visit, 'debrief', facts);
    });
    return { id };
  };
  const closedForm = () => {
    const at = (days: number) => new Date(new Date().getTime() - days * DAY_MS);
    return newForm({ askedAt: at(15), closesAt: at(1) });
  };
  return {
    'get /api/v1/forms': { 200: async () => newForm().then(() => ({ query: '?state=open' })) },
    'get /api/v1/forms/{id}': { 200: () => newForm() },
    'put /api/v1/forms/{id}/draft': {
      200: async () => ({ ...(await newForm()), body: { fields: { score1: '4', 'surprise.0.text': 'Veel' } } }),
      409: async () => ({ ...(await closedForm()), body: { fields: {} } }),
    },
    'post /api/v1/forms/{id}/answers': {
      200: async () => ({ ...(await newForm()), body: debriefInput() }),
      409: async () => ({ ...(await closedForm()), body: debriefInput() }),
    },
  };
}
