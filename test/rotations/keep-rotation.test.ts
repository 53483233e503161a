import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { extendStop } from '../../src/rotations/extend-stop.js';
import { followFirstDay } from '../../src/rotations/follow-first-day.js';
import { reopenRotation } from '../../src/rotations/reopen-rotation.js';
import { restoreStop } from '../../src/rotations/restore-stop.js';
import { RotationVisit } from '../../src/rotations/rotation-visit.entity.js';
import { getRotation } from '../../src/rotations/rotations.queries.js';
import { skipStop } from '../../src/rotations/skip-stop.js';
import { readPath } from '../../src/rotations/stop-of-rotation.js';
import { stopRotation } from '../../src/rotations/stop-rotation.js';
import { switchProgramme } from '../../src/rotations/switch-programme.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, anHr, aPerson } from '../support/people.js';
import { aProgramme, aRotation, linkVisit, type MadeProgramme, stopAt } from '../support/rotations.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit, anInvite } from '../support/visits.js';

const { run, refusal, listAudit, takeNotices, takeJobs } = setStage();

let hr: Actor;
let host: Department;
let programme: MadeProgramme;
beforeAll(async () => {
  await run(async (tx) => {
    hr = await anHr(tx);
    host = await aHostDepartment(tx);
    programme = await aProgramme(tx, [stopAt(host), stopAt(host, { channel: 'chat', fromDay: 5, toDay: 10 })]);
  });
});

const newRotation = (facts = {}) => run((tx) => aRotation(tx, programme, facts));
const pathOf = (id: string) => run(async (tx) => readPath(tx, await getRotation(tx, hr, id)));
const stopIds = () => programme.stops.map(({ id }) => id) as [string, string];

test('HR leaves a stop out for one hire, and takes that back', async () => {
  const { id } = await newRotation();
  const [stopId] = stopIds();
  await run((tx) => skipStop(tx, hr, id, stopId));
  expect((await pathOf(id)).map(({ isSkipped }) => isSkipped)).toEqual([true, false]);
  expect(await refusal((tx) => skipStop(tx, hr, id, stopId))).toBe('stop-skipped');
  await run((tx) => restoreStop(tx, hr, id, stopId));
  expect((await pathOf(id))[0]).toMatchObject({ isSkipped: false });
  expect((await listAudit(id)).map(({ act }) => act)).toEqual(['rotation.stop-skipped', 'rotation.stop-restored']);
});

test('HR gives one hire more time, and later more again', async () => {
  const { id } = await newRotation();
  const stopId = stopIds()[1];
  expect((await pathOf(id))[1]).toMatchObject({ from: '2027-01-11', to: '2027-01-18' });
  await run((tx) => extendStop(tx, hr, id, { stopId, untilOn: '2027-02-01' }));
  expect(await refusal((tx) => extendStop(tx, hr, id, { stopId, untilOn: '2027-01-25' }))).toBe('not-more-time');
  await run((tx) => extendStop(tx, hr, id, { stopId, untilOn: '2027-02-15' }));
  expect((await pathOf(id))[1]).toMatchObject({ from: '2027-01-11', to: '2027-02-15' });
});

test('a stop of another programme is none of it', async () => {
  const { id } = await newRotation();
  const other = await run((tx) => aProgramme(tx, [stopAt(host)]));
  await expect(run((tx) => skipStop(tx, hr, id, other.stops[0]!.id))).rejects.toThrow(NotFound);
});

test('when the first day moves, the windows follow once HR says so', async () => {
  const rotation = await newRotation();
  expect(await refusal((tx) => followFirstDay(tx, hr, rotation.id))).toBe('first-day-same');
  await run((tx) => tx.query(`UPDATE people SET starts_on = '2027-01-11' WHERE id = $1`, [rotation.personId]));
  expect((await pathOf(rotation.id))[0]).toMatchObject({ from: '2027-01-04' });
  await run((tx) => followFirstDay(tx, hr, rotation.id));
  expect((await pathOf(rotation.id))[0]).toMatchObject({ from: '2027-01-11' });
});

/** A rotation with a visit behind it, one that is approved and one that is asked for. */
async function underWay() {
  const rotation = await newRotation();
  const visitorId = rotation.personId;
  const visits = await run(async (tx) => {
    const slot = (hours: number) => aSlot(tx, host, hoursFromNow(hours));
    const been = await aVisit(tx, await slot(-50), { visitorId, state: 'approved' });
    const approved = await aVisit(tx, await slot(50), { visitorId, state: 'approved' });
    await anInvite(tx, approved);
    const asked = await aVisit(tx, await slot(80), { visitorId });
    for (const visit of [been, approved, asked]) await linkVisit(tx, rotation, programme.stops[0]!, visit);
    return { been, approved, asked };
  });
  await takeJobs();
  return { rotation, ...visits };
}
const stateOf = async ({ id }: Visit) => (await run((tx) => tx.findOneByOrFail(Visit, { id }))).state;

test('who stops has what still stands called off, and hears why', async () => {
  const { rotation, been, approved, asked } = await underWay();
  expect(await run((tx) => stopRotation(tx, hr, rotation.id, { reason: 'Andere baan.' }))).toBe(2);
  expect([await stateOf(been), await stateOf(approved), await stateOf(asked)]).toEqual(['approved', 'cancelled', 'withdrawn']); // prettier-ignore
  expect(await takeNotices()).toContainEqual({ kind: 'rotation-stopped', personId: rotation.personId, payload: { rotationId: rotation.id } }); // prettier-ignore
  expect((await takeJobs()).map(({ name }) => name)).toContain('send-invite');
  expect(await listAudit(rotation.id)).toMatchObject([{ act: 'rotation.stopped', after: { reason: 'Andere baan.', visits: 2 } }]); // prettier-ignore
});

test('visits may stay when a rotation stops', async () => {
  const { rotation, approved } = await underWay();
  expect(await run((tx) => stopRotation(tx, hr, rotation.id, { callsOff: false }))).toBe(0);
  expect(await stateOf(approved)).toBe('approved');
  expect(await refusal((tx) => stopRotation(tx, hr, rotation.id, {}))).toBe('rotation-stopped');
});

test('two who stop it at once: one does', async () => {
  const { rotation } = await underWay();
  const stop = () => refusal((tx) => stopRotation(tx, hr, rotation.id, {}));
  expect((await Promise.all([stop(), stop()])).sort()).toEqual([null, 'rotation-stopped'].sort());
});

test('a stopped rotation goes on, unless the hire is on another one', async () => {
  const { id, personId } = await newRotation({ state: 'stopped', stoppedReason: 'Ziek.' });
  await run((tx) => reopenRotation(tx, hr, id));
  expect(await run((tx) => getRotation(tx, hr, id))).toMatchObject({ state: 'open', stoppedReason: null });
  const earlier = await newRotation({ personId, state: 'stopped' });
  expect(await refusal((tx) => reopenRotation(tx, hr, earlier.id))).toBe('on-rotation-already');
});

test('who goes on with another programme keeps what was done at the same department', async () => {
  const { rotation, been, asked } = await underWay();
  const elsewhere = await run((tx) => aHostDepartment(tx));
  const other = await run((tx) => aProgramme(tx, [stopAt(elsewhere), stopAt(host, { visits: 2 })]));
  await run((tx) => skipStop(tx, hr, rotation.id, stopIds()[1]));
  await run((tx) => switchProgramme(tx, hr, rotation.id, { programmeId: other.programme.id }));
  const path = await pathOf(rotation.id);
  expect(path.map(({ done, planned, isSkipped }) => [done, planned, isSkipped])).toEqual([[0, 0, false], [1, 2, false]]); // prettier-ignore
  expect(await run((tx) => tx.countBy(RotationVisit, { visitId: been.id }))).toBe(1);
  expect(await refusal((tx) => switchProgramme(tx, hr, rotation.id, { programmeId: other.programme.id }))).toBe('programme-same'); // prettier-ignore
  const alone = await run((tx) => aProgramme(tx, [stopAt(elsewhere)]));
  await run((tx) => switchProgramme(tx, hr, rotation.id, { programmeId: alone.programme.id }));
  expect(await run((tx) => tx.countBy(RotationVisit, { rotationId: rotation.id }))).toBe(0);
  expect(await stateOf(asked)).toBe('requested');
});

test('the hire and the manager see it, another colleague does not, and none of them keeps it', async () => {
  const manager = await run((tx) => aPerson(tx));
  const hire = await run((tx) => aPerson(tx, { managerId: manager.id, startsOn: '2027-01-04' }));
  const { id } = await newRotation({ personId: hire.id });
  for (const who of [hire, manager]) {
    expect((await run((tx) => getRotation(tx, who, id))).id).toBe(id);
    expect(await refusal((tx) => skipStop(tx, who, id, stopIds()[0]))).toBe('not-hr');
  }
  const colleague = await run((tx) => aPerson(tx));
  await expect(run((tx) => getRotation(tx, colleague, id))).rejects.toThrow(NotFound);
});
