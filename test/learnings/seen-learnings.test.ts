import { beforeAll, expect, test } from '@jest/globals';
import { maySeeLearning } from '../../src/learnings/learning.rules.js';
import { learningsSeenBy, SEEN_LEARNING } from '../../src/learnings/seen-learnings.queries.js';
import type { Learning } from '../../src/learnings/learning.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { anAction } from '../support/actions.js';
import { aLearningAt } from '../support/learnings.js';
import { aDepartment, aDeputy, aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import fc from '../support/property.js';

const { run } = setStage();

let departments: Department[];
let people: Actor[];

beforeAll(async () => {
  await run(async (tx) => {
    departments = [await aHostDepartment(tx), await aHostDepartment(tx), await aDepartment(tx), await aDepartment(tx)];
    people = [await anHr(tx), await anAdmin(tx)];
    for (const department of departments) people.push(await aPerson(tx, { departmentId: department.id }));
    for (const department of departments.slice(0, 2))
      people.push(await aHost(tx, department), await aLead(tx, department), await aDeputy(tx, department));
    const [here, there] = departments as [Department, Department];
    people.push(await aLead(tx, here, { departmentId: there.id }), await aHost(tx, there, { departmentId: here.id }));
  });
});

const place = fc.nat({ max: 3 });
const person = fc.nat({ max: 13 });
const learnings = fc.array(
  fc.record({
    author: person,
    heardAt: place,
    isFor: fc.option(place),
    isJoined: fc.boolean(),
    action: fc.option(fc.record({ owner: person, at: place })),
  }),
  { minLength: 1, maxLength: 4 },
);

test('SQL and the rule agree on who is in the circle of which learning', async () => {
  await fc.assert(
    fc.asyncProperty(learnings, async (scene) => {
      await run(async (tx) => {
        const made: Learning[] = [];
        const actions: { learningId: string; ownerId: string; departmentId: string }[] = [];
        for (const { author, heardAt, isFor, isJoined, action } of scene) {
          const learning = await aLearningAt(tx, departments[heardAt]!, {
            authorId: people[author]!.id,
            forDepartmentId: isFor === null ? null : departments[isFor]!.id,
            ...(isJoined && made[0] && { headId: made[0].id }),
          });
          made.push(learning);
          if (!action) continue;
          const facts = { ownerId: people[action.owner]!.id, departmentId: departments[action.at]!.id };
          await anAction(tx, learning, people[action.owner]!, { departmentId: facts.departmentId });
          actions.push({ learningId: learning.id, ...facts });
        }
        for (const actor of people) {
          const rows: { id: string }[] = await tx.query(`SELECT l.id FROM learnings l WHERE ${SEEN_LEARNING()}`, [
            ...learningsSeenBy(actor),
          ]);
          const expected = made.filter((one) => {
            const followUps = actions.filter(({ learningId }) => [one.id, one.headId].includes(learningId));
            return maySeeLearning(actor, one, followUps);
          });
          expect(rows.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
        }
        await tx.query('DELETE FROM actions');
        await tx.query('DELETE FROM learnings');
      });
    }),
    { numRuns: 15 },
  );
}, 30_000);
