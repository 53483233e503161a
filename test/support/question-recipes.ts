import { changeDepartmentQuestions } from '../../src/feedback/change-department-questions.js';
import { findQuestions } from '../../src/feedback/department-questions.queries.js';
import type { Stage } from './acts.js';
import type { Cast, Recipes } from './api-recipes.js';
import { aHostDepartment, aLead } from './people.js';

const asking = (nl: string, basedOn: number) => ({ basedOn, questions: [{ side: 'visitor' as const, number: 1, nl }] });

/** How to get the answers of the operations on a department's own questions. */
export function makeQuestionRecipes(
  { run }: Pick<Stage, 'run'>,
  { department }: Pick<Cast, 'department'>,
): Record<string, Recipes> {
  const readVersion = () => run(async (tx) => (await findQuestions(tx, department.id)).version);
  /** Of a department that was asked something since. */
  const changedMeanwhile = () =>
    run(async (tx) => {
      const changed = await aHostDepartment(tx);
      await changeDepartmentQuestions(tx, await aLead(tx, changed), changed.id, asking('Was het duidelijk?', 0));
      return changed.id;
    });
  return {
    'get /api/v1/departments/{id}/questions': { 200: async () => ({ who: 'lead', id: department.id }) },
    'post /api/v1/departments/{id}/questions': {
      200: async () => ({ who: 'lead', id: department.id, body: asking('Was het te volgen?', await readVersion()) }),
      409: async () => ({ who: 'admin', id: await changedMeanwhile(), body: asking('Nog iets?', 0) }),
    },
  };
}
