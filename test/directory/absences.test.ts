import { beforeAll, expect, test } from '@jest/globals';
import { listPersonAbsences } from '../../src/directory/absences.queries.js';
import { addAbsence } from '../../src/directory/add-absence.js';
import { removeAbsence } from '../../src/directory/remove-absence.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { setStage } from '../support/acts.js';
import { aLead, aDepartment, anHr, aPerson } from '../support/people.js';

const { run, refusal, listAudit } = setStage();

let hr: Actor;
beforeAll(async () => {
  hr = await run(anHr);
});

const away = async ({ id }: Actor) =>
  (await run((tx) => listPersonAbsences(tx, id, '0001-01-01'))).map(({ fromOn, untilOn }) => [fromOn, untilOn]);

test('HR, the manager and the hire themselves say when somebody is away', async () => {
  const manager = await run((tx) => aPerson(tx));
  const hire = await run((tx) => aPerson(tx, { managerId: manager.id }));
  await run((tx) => addAbsence(tx, hire, hire.id, { fromOn: '2098-01-06' }));
  await run((tx) => addAbsence(tx, manager, hire.id, { fromOn: '2098-02-03', untilOn: '2098-02-05' }));
  expect(await away(hire)).toEqual([['2098-01-06', '2098-01-06'], ['2098-02-03', '2098-02-05']]); // prettier-ignore
});

test('a lead sees the people of the department, but keeps no days of theirs; a colleague sees nobody', async () => {
  const department = await run((tx) => aDepartment(tx));
  const lead = await run((tx) => aLead(tx, department));
  const hire = await run((tx) => aPerson(tx, { departmentId: department.id }));
  const say = (who: Actor) => (tx: Parameters<typeof addAbsence>[0]) => addAbsence(tx, who, hire.id, { fromOn: '2098-01-06' }); // prettier-ignore
  expect(await refusal(say(lead))).toBe('absence-not-yours');
  const colleague = await run((tx) => aPerson(tx));
  await expect(run(say(colleague))).rejects.toThrow(NotFound);
});

test('who stays ill longer says so, and it is one absence', async () => {
  const hire = await run((tx) => aPerson(tx));
  await run((tx) => addAbsence(tx, hr, hire.id, { fromOn: '2098-01-06', untilOn: '2098-01-08' }));
  await run((tx) => addAbsence(tx, hr, hire.id, { fromOn: '2098-01-09', untilOn: '2098-01-15' }));
  expect(await away(hire)).toEqual([['2098-01-06', '2098-01-15']]);
  expect((await listAudit(hire.id)).at(-1)).toMatchObject({
    act: 'person.absence-added',
    before: { absences: [{ fromOn: '2098-01-06', untilOn: '2098-01-08' }] },
    after: { fromOn: '2098-01-06', untilOn: '2098-01-15' },
  });
});

test('two who say overlapping days at once leave one absence', async () => {
  const hire = await run((tx) => aPerson(tx));
  const say = (fromOn: string, untilOn: string) => run((tx) => addAbsence(tx, hr, hire.id, { fromOn, untilOn }));
  await Promise.all([say('2098-01-06', '2098-01-10'), say('2098-01-09', '2098-01-12')]);
  expect(await away(hire)).toEqual([['2098-01-06', '2098-01-12']]);
});

test('who is there after all is away no more', async () => {
  const hire = await run((tx) => aPerson(tx));
  const id = await run((tx) => addAbsence(tx, hire, hire.id, { fromOn: '2098-01-06' }));
  await run((tx) => removeAbsence(tx, hire, id));
  expect(await away(hire)).toEqual([]);
  await expect(run((tx) => removeAbsence(tx, hire, id))).rejects.toThrow(NotFound);
});
