import { deactivatePerson } from '../../src/directory/deactivate-person.js';
import type { Stage } from './acts.js';
import type { Recipes } from './api-recipes.js';
import { anHr, aPerson } from './people.js';

/** How to get the answers that are an operation's own, of what is kept about people. */
export function makePrivacyRecipes({ run }: Pick<Stage, 'run'>): Record<string, Recipes> {
  const colleague = () => run((tx) => aPerson(tx));
  const gone = async () => {
    const person = await colleague();
    await run(async (tx) => deactivatePerson(tx, await anHr(tx), person.id));
    return person;
  };
  return {
    'get /api/v1/me/data': { 200: async () => ({}) },
    'post /api/v1/people/{id}/erasure': {
      200: async () => gone().then(({ id, name }) => ({ who: 'admin', id, body: { name } })),
      409: async () => colleague().then(({ id, name }) => ({ who: 'admin', id, body: { name } })),
      422: async () => ({ who: 'admin', id: (await gone()).id, body: { name: '' } }),
    },
  };
}
