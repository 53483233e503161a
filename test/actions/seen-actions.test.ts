import { beforeAll, expect, test } from '@jest/globals';
import { maySeeAction } from '../../src/actions/action.rules.js';
import { Action } from '../../src/actions/action.entity.js';
import { getAction } from '../../src/actions/actions.queries.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import { maySeeLearning } from '../../src/learnings/learning.rules.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor, RoleName } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { anAction } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { aLearningAt } from '../support/learnings.js';
import { aHostDepartment, anAdmin, anHr, aPerson } from '../support/people.js';
import fc from '../support/property.js';

const { run } = setStage();

let departments: Department[];
let people: Actor[];

beforeAll(async () => {
  departments = await run(async (tx) => [
    await aHostDepartment(tx),
    await aHostDepartment(tx),
    await aHostDepartment(tx),
    await aHostDepartment(tx),
  ]);
  const roles: RoleName[] = ['lead', 'deputy', 'host'];
  people = await run(async (tx) => {
    const all = [await anHr(tx), await anAdmin(tx)];
    for (const { id: departmentId } of departments)
      for (const [index, elsewhere] of departments.entries())
        all.push(
          await aPerson(tx, {
            departmentId,
            roles: index % 2 ? [{ role: roles[index % 3]!, departmentId: elsewhere.id }] : [],
          }),
        );
    return all;
  });
});

const scene = fc.record({
  learnings: fc.array(fc.record({ author: fc.nat(), floor: fc.nat(3), meantFor: fc.option(fc.nat(3)) }), {
    minLength: 1,
    maxLength: 3,
  }),
  actions: fc.array(fc.record({ owner: fc.nat(), maker: fc.nat(), board: fc.nat(3), on: fc.nat() }), {
    minLength: 1,
    maxLength: 3,
  }),
});

test('what PostgreSQL shows of an action and of the learning behind it is what the rules say, for everybody', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (said) => {
      const person = (index: number) => people[index % people.length]!;
      const { learnings, actions } = await run(async (tx) => {
        const learnings: Learning[] = [];
        for (const { author, floor, meantFor } of said.learnings)
          learnings.push(
            await aLearningAt(tx, departments[floor]!, {
              authorId: person(author).id,
              forDepartmentId: meantFor === null ? null : departments[meantFor]!.id,
              ...(learnings[0] && { headId: learnings[0].id }),
            }),
          );
        const actions: Action[] = [];
        for (const { owner, maker, board, on } of said.actions)
          actions.push(
            await anAction(tx, learnings[on % learnings.length]!, person(owner), {
              createdById: person(maker).id,
              departmentId: departments[board]!.id,
            }),
          );
        return { learnings, actions };
      });
      const action = actions[0]!;
      const followUpsOf = ({ id, headId }: Learning) =>
        actions.filter(({ learningId }) => [id, headId].includes(learningId));
      for (const actor of people) {
        const shown = await run((tx) => getAction(tx, actor, action.id)).catch((error: unknown) => {
          if (error instanceof NotFound) return null;
          throw error;
        });
        expect(shown !== null).toBe(
          maySeeAction(
            actor,
            action,
            learnings.map((learning) => ({ learning, followUps: followUpsOf(learning) })),
          ),
        );
        const readable = learnings.filter((learning) => maySeeLearning(actor, learning, followUpsOf(learning)));
        if (shown) expect(readable.map(({ text }) => text).concat(readable.length ? [] : ['none'])).toContain(shown.learned ?? 'none'); // prettier-ignore
      }
      await run((tx) => tx.delete(Action, actions.map(({ id }) => id))); // prettier-ignore
      await run((tx) => tx.delete(Learning, learnings.map(({ id }) => id))); // prettier-ignore
    }),
    { numRuns: 12 },
  );
}, 30_000);
