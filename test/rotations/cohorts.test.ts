import { beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import { addCohort } from '../../src/rotations/add-cohort.js';
import { changeCohort } from '../../src/rotations/change-cohort.js';
import { getCohort, listCohorts, suggestCohorts } from '../../src/rotations/cohorts.queries.js';
import { removeCohort } from '../../src/rotations/remove-cohort.js';
import { NotFound } from '../../src/platform/refusal.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, anHr, aPerson } from '../support/people.js';
import { aProgramme, aRotation, stopAt } from '../support/rotations.js';

const { run, refusal, listAudit } = setStage();

let hr: Actor;
beforeAll(async () => {
  hr = await run(anHr);
});

let month = 0;
/** A Monday to Friday that no other test knows. */
const newDays = () => ({ firstOn: `20${40 + ++month}-01-04`, lastOn: `20${40 + month}-01-08` });
const newCohort = (facts = {}) => run((tx) => addCohort(tx, hr, { name: `Lichting ${++month}`, ...newDays(), ...facts })); // prettier-ignore

test('HR makes a cohort of the people who begin on its days', async () => {
  const days = newDays();
  await run((tx) => aPerson(tx, { startsOn: days.firstOn }));
  await run((tx) => aPerson(tx, { startsOn: days.lastOn }));
  const id = await newCohort(days);
  expect(await run((tx) => getCohort(tx, hr, id))).toMatchObject({ ...days, open: 0, stopped: 0, without: 2 });
  expect(await listAudit(id)).toMatchObject([{ act: 'cohort.added', actorId: hr.id, after: days }]);
});

test('a cohort has a name of its own and days in order', async () => {
  await newCohort({ name: 'Lichting januari' });
  expect(await refusal((tx) => addCohort(tx, hr, { name: 'Lichting januari', ...newDays() }))).toBe('cohort-exists');
  const backwards = { name: 'Achterstevoren', firstOn: '2027-01-08', lastOn: '2027-01-04' };
  expect(await refusal((tx) => addCohort(tx, hr, backwards))).toBe('ends-before-it-begins');
});

test('what changes is written down, and nothing when nothing does', async () => {
  const id = await newCohort({ name: 'Eerst zo' });
  await run((tx) => changeCohort(tx, hr, id, { name: 'Dan zo' }));
  await run((tx) => changeCohort(tx, hr, id, { name: 'Dan zo' }));
  const changes = (await listAudit(id)).filter(({ act }) => act === 'cohort.changed');
  expect(changes).toMatchObject([{ before: { name: 'Eerst zo' }, after: { name: 'Dan zo' } }]);
});

test('a cohort made by mistake goes away; one with rotations stays', async () => {
  const id = await newCohort();
  await run((tx) => removeCohort(tx, hr, id));
  await expect(run((tx) => getCohort(tx, hr, id))).rejects.toThrow(NotFound);
  const used = await newCohort();
  await run(async (tx) => aRotation(tx, await aProgramme(tx, [stopAt(await aHostDepartment(tx))]), { cohortId: used }));
  expect(await refusal((tx) => removeCohort(tx, hr, used))).toBe('cohort-in-use');
});

test('cohorts are for HR alone: a colleague sees none', async () => {
  const id = await newCohort();
  const colleague = await run((tx) => aPerson(tx));
  expect((await run((tx) => listCohorts(tx, colleague))).items).toEqual([]);
  await expect(run((tx) => getCohort(tx, colleague, id))).rejects.toThrow(NotFound);
  expect(await refusal((tx) => addCohort(tx, colleague, { name: 'Van mij', ...newDays() }))).toBe('not-hr');
});

test('the latest come first, page by page, and can be found by name', async () => {
  const make = (name: string, firstOn: string) => run((tx) => addCohort(tx, hr, { name, firstOn, lastOn: firstOn }));
  for (const year of [2091, 2093, 2092]) await make(`Bladeren ${year}`, `${year}-03-01`);
  const first = await run((tx) => listCohorts(tx, hr, { search: 'bladeren', limit: 2 }));
  const rest = await run((tx) => listCohorts(tx, hr, { search: 'bladeren', cursor: first.nextCursor! }));
  expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['Bladeren 2093', 'Bladeren 2092', 'Bladeren 2091']); // prettier-ignore
});

test('people who begin in one week and are of no cohort yet are proposed together', async () => {
  for (const startsOn of ['2030-04-01', '2030-04-03', '2030-04-08']) await run((tx) => aPerson(tx, { startsOn }));
  await newCohort({ firstOn: '2030-04-08', lastOn: '2030-04-12' });
  const proposed = await run((tx) => suggestCohorts(tx, '2030-04-02'));
  expect(proposed[0]).toEqual({ firstOn: '2030-04-01', lastOn: '2030-04-03', people: 2 });
  expect(proposed.map(({ firstOn }) => firstOn)).not.toContain('2030-04-08');
});
