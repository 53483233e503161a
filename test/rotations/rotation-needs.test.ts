import { expect, test } from '@jest/globals';
import { Attendance } from '../../src/attendance/attendance.entity.js';
import { PersonAbsence } from '../../src/people/person-absence.entity.js';
import { SpecialDay } from '../../src/calendar/special-day.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { RotationException } from '../../src/rotations/rotation-exception.entity.js';
import { listRotationNeeds } from '../../src/rotations/rotation-needs.queries.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, aPerson } from '../support/people.js';
import { aProgramme, aRotation, linkVisit, stopAt } from '../support/rotations.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const at = new Date('2027-01-06T12:00:00Z');

const hours = (date: string) => ({
  startsAt: new Date(`${date}T08:00:00Z`),
  endsAt: new Date(`${date}T11:00:00Z`),
});

/** Two stops at one department, the second for two visits. */
async function scene(tx: Tx) {
  const host = await aHostDepartment(tx);
  const programme = await aProgramme(tx, [stopAt(host, { toDay: 4 }), stopAt(host, { visits: 2, fromDay: 5, toDay: 9 })]); // prettier-ignore
  const hire = await aPerson(tx, { startsOn: '2027-01-04', workdays: [1, 2], location: 'Zwolle' });
  const rotation = await aRotation(tx, programme, { personId: hire.id });
  const need = async () => (await listRotationNeeds(tx, { rotationIds: [rotation.id] }, at))[0]!;
  return { host, stops: programme.stops, hire, rotation, need };
}

test('a hire has a window of dates for every stop, on the calendar of their own department', () =>
  stage.run(async (tx) => {
    const { hire, need } = await scene(tx);
    await tx.insert(SpecialDay, { departmentId: hire.departmentId, kind: 'closed', firstOn: '2027-01-07', lastOn: '2027-01-07', name: 'Teamdag', createdById: hire.id }); // prettier-ignore
    const { stops, workdays, location } = await need();
    expect({ workdays, location }).toEqual({ workdays: [1, 2], location: 'Zwolle' });
    expect(stops.map(({ from, to, left }) => ({ from, to, left }))).toEqual([
      { from: '2027-01-04', to: '2027-01-11', left: 1 },
      { from: '2027-01-12', to: '2027-01-18', left: 2 },
    ]);
  }));

test('a visit that was made and one that is planned are no more to plan', () =>
  stage.run(async (tx) => {
    const { host, stops, hire, rotation, need } = await scene(tx);
    const been = await aVisit(tx, await aSlot(tx, host, hours('2027-01-05')), { visitorId: hire.id, state: 'approved' }); // prettier-ignore
    const coming = await aVisit(tx, await aSlot(tx, host, hours('2027-01-12')), { visitorId: hire.id });
    await linkVisit(tx, rotation, stops[0]!, been);
    await linkVisit(tx, rotation, stops[1]!, coming);
    const found = await need();
    expect(found.stops.map(({ done, planned, left }) => [done, planned, left])).toEqual([[1, 0, 0], [0, 1, 1]]); // prettier-ignore
    expect(found.planned.map(({ visitId }) => visitId)).toEqual([coming.id]);
    expect(found.busy).toEqual([]);
  }));

test('a visit to which the hire did not come, and one that was called off, is to be planned again', () =>
  stage.run(async (tx) => {
    const { host, stops, hire, rotation, need } = await scene(tx);
    const missed = await aVisit(tx, await aSlot(tx, host, hours('2027-01-05')), { visitorId: hire.id, state: 'approved' }); // prettier-ignore
    await tx.insert(Attendance, { visitId: missed.id, outcome: 'missed', toldBy: 'nobody', markedById: hire.id, markedAt: at }); // prettier-ignore
    await linkVisit(tx, rotation, stops[0]!, missed);
    const off = await aVisit(tx, await aSlot(tx, host, hours('2027-01-12')), { visitorId: hire.id, state: 'cancelled' }); // prettier-ignore
    await linkVisit(tx, rotation, stops[1]!, off);
    expect((await need()).stops.map(({ left }) => left)).toEqual([1, 2]);
  }));

test('while a move is asked for, the visit counts once', () =>
  stage.run(async (tx) => {
    const { host, stops, hire, rotation, need } = await scene(tx);
    const first = await aVisit(tx, await aSlot(tx, host, hours('2027-01-12')), { visitorId: hire.id, state: 'approved' }); // prettier-ignore
    const move = await aVisit(tx, await aSlot(tx, host, hours('2027-01-13')), { visitorId: hire.id, replacesId: first.id }); // prettier-ignore
    await linkVisit(tx, rotation, stops[1]!, first);
    await linkVisit(tx, rotation, stops[1]!, move);
    const found = await need();
    expect(found.stops[1]).toMatchObject({ planned: 1, left: 1 });
    expect(found.busy.map(({ startsAt }) => startsAt)).toEqual([move.startsAt]);
  }));

test('other visits and days away are known; what is skipped is no stop, and more time is a longer window', () =>
  stage.run(async (tx) => {
    const { host, stops, hire, rotation, need } = await scene(tx);
    const noted = { notedById: hire.id, notedAt: at };
    const own = await aVisit(tx, await aSlot(tx, host, hours('2027-01-14')), { visitorId: hire.id });
    await tx.insert(PersonAbsence, { personId: hire.id, fromOn: '2027-01-11', untilOn: '2027-01-12', ...noted });
    await tx.insert(PersonAbsence, { personId: hire.id, fromOn: '2026-12-01', untilOn: '2026-12-02', ...noted });
    await tx.insert(RotationException, { rotationId: rotation.id, stopId: stops[0]!.id, isSkipped: true, ...noted });
    await tx.insert(RotationException, { rotationId: rotation.id, stopId: stops[1]!.id, isSkipped: false, untilOn: '2027-03-01', ...noted }); // prettier-ignore
    const found = await need();
    expect(found.absences).toEqual([{ fromOn: '2027-01-11', untilOn: '2027-01-12' }]);
    expect(found.busy).toEqual([{ startsAt: own.startsAt, endsAt: own.endsAt }]);
    expect(found.stops.map(({ stopId, to }) => [stopId, to])).toEqual([[stops[1]!.id, '2027-03-01']]);
  }));

test('who has left and whose rotation was stopped is not planned', () =>
  stage.run(async (tx) => {
    const { rotation, hire } = await scene(tx);
    const open = () => listRotationNeeds(tx, { cohortId: rotation.cohortId }, at);
    expect(await open()).toHaveLength(1);
    await tx.query('UPDATE people SET is_active = false WHERE id = $1', [hire.id]);
    expect(await open()).toEqual([]);
    await tx.query('UPDATE people SET is_active = true WHERE id = $1', [hire.id]);
    await tx.query(`UPDATE rotations SET state = 'stopped' WHERE id = $1`, [rotation.id]);
    expect(await open()).toEqual([]);
  }));
