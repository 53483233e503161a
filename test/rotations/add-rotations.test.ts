import { beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import { addRotations } from '../../src/rotations/add-rotations.js';
import { Rotation } from '../../src/rotations/rotation.entity.js';
import { setStage } from '../support/acts.js';
import { aDepartment, aHostDepartment, anHr, aPerson } from '../support/people.js';
import { aCohort, aProgramme, aRotation, type MadeProgramme, stopAt } from '../support/rotations.js';

const stage = setStage();
const { run, refusal, faults, listAudit } = stage;

let hr: Actor;
let office: MadeProgramme;
let departmentId: string;
beforeAll(async () => {
  await run(async (tx) => {
    hr = await anHr(tx);
    departmentId = (await aDepartment(tx)).id;
    office = await aProgramme(tx, [stopAt(await aHostDepartment(tx))], { departmentIds: [departmentId] });
  });
});

let year = 2030;
const newCohort = () => run((tx) => aCohort(tx, { firstOn: `${++year}-01-04`, lastOn: `${year}-01-08` }));
const hireOf = (startsOn: string, facts = {}) => run((tx) => aPerson(tx, { startsOn, departmentId, ...facts }));
const rotationsOf = (cohortId: string) => run((tx) => tx.findBy(Rotation, { cohortId }));

test('all who begin on the days of a cohort start on the programme that is for them', async () => {
  const { id, firstOn, lastOn } = await newCohort();
  const hires = [await hireOf(firstOn), await hireOf(lastOn)];
  await hireOf(`${year}-01-11`);
  const stranger = await run((tx) => aPerson(tx, { startsOn: firstOn }));
  const { rotationIds, leftOut } = await run((tx) => addRotations(tx, hr, id, {}));
  expect(rotationIds).toHaveLength(2);
  expect(leftOut).toEqual([{ personId: stranger.id, reason: 'no-programme-fits' }]);
  const made = await rotationsOf(id);
  expect(made.find(({ personId }) => personId === hires[1]!.id)).toMatchObject({ firstOn: lastOn, versionId: office.version.id, state: 'open' }); // prettier-ignore
  expect(await listAudit(rotationIds[0]!)).toMatchObject([{ act: 'rotation.started', actorId: hr.id, after: { cohortId: id } }]); // prettier-ignore
});

test('who joins later is added beside those who are there', async () => {
  const { id, firstOn } = await newCohort();
  await hireOf(firstOn);
  await run((tx) => addRotations(tx, hr, id, {}));
  expect(await refusal((tx) => addRotations(tx, hr, id, {}))).toBe('nobody-to-start');
  await hireOf(firstOn);
  expect((await run((tx) => addRotations(tx, hr, id, {}))).rotationIds).toHaveLength(1);
  expect(await rotationsOf(id)).toHaveLength(2);
});

test('HR chooses a programme by hand for somebody whom none fits', async () => {
  const { id, firstOn } = await newCohort();
  const stranger = await run((tx) => aPerson(tx, { startsOn: firstOn }));
  const ask = { personIds: [stranger.id] };
  expect(await refusal((tx) => addRotations(tx, hr, id, ask))).toBe('no-programme-fits');
  await run((tx) => addRotations(tx, hr, id, { ...ask, programmeId: office.programme.id }));
  expect(await rotationsOf(id)).toMatchObject([{ personId: stranger.id, versionId: office.version.id }]);
  expect(await refusal((tx) => addRotations(tx, hr, id, ask))).toBe('on-rotation-already');
});

test('what is not there cannot be chosen', async () => {
  const { id, firstOn } = await newCohort();
  const personIds = [(await hireOf(firstOn)).id];
  const nobody = ['00000000-0000-4000-8000-000000000000'];
  expect(await faults((tx) => addRotations(tx, hr, id, { personIds: nobody }))).toEqual(['personIds: unknown-person']);
  const programmeId = nobody[0]!;
  expect(await faults((tx) => addRotations(tx, hr, id, { personIds, programmeId }))).toEqual(['programmeId: unknown-programme']); // prettier-ignore
});

test('whose rotation was stopped is not started again with the rest', async () => {
  const { id, firstOn } = await newCohort();
  const hire = await hireOf(firstOn);
  await run((tx) => aRotation(tx, office, { cohortId: id, personId: hire.id, firstOn, state: 'stopped' }));
  expect(await refusal((tx) => addRotations(tx, hr, id, {}))).toBe('nobody-to-start');
});

test('two who start the same hires at once, in two cohorts: each hire is on one rotation', async () => {
  const [one, other] = [await newCohort(), await newCohort()];
  const personIds = [(await hireOf(one.firstOn)).id, (await hireOf(one.firstOn)).id];
  const start = (cohortId: string) => refusal((tx) => addRotations(tx, hr, cohortId, { personIds }));
  expect((await Promise.all([start(one.id), start(other.id)])).sort()).toEqual([null, 'on-rotation-already'].sort());
  expect((await rotationsOf(one.id)).length + (await rotationsOf(other.id)).length).toBe(2);
});

test('nobody but HR starts anybody', async () => {
  const { id } = await newCohort();
  expect(await refusal(async (tx) => addRotations(tx, await aPerson(tx), id, {}))).toBe('not-hr');
});

test('five thousand hires start in one go', async () => {
  const { id, firstOn } = await newCohort();
  await run((tx) =>
    tx.query(
      `INSERT INTO people (given_name, family_name, email, department_id, starts_on)
       SELECT 'Nieuw', 'Persoon ' || n, 'nieuw' || n || '@example.org', $1, $2::date FROM generate_series(1, 5000) n`,
      [departmentId, firstOn],
    ),
  );
  expect((await run((tx) => addRotations(tx, hr, id, {}))).rotationIds).toHaveLength(5000);
});
