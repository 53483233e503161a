import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Attendance } from '../../src/attendance/attendance.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import type { ProgrammeStop } from '../../src/programmes/programme-stop.entity.js';
import { readFigures } from '../../src/progress/figures.queries.js';
import { type Followed, readFollowed } from '../../src/progress/followed.queries.js';
import { listHires } from '../../src/progress/hires.queries.js';
import { listOverdue } from '../../src/progress/overdue.queries.js';
import type { Grouping, ProgressState } from '../../src/progress/progress.rules.js';
import { stateOfStop } from '../../src/rotations/path.rules.js';
import { RotationException } from '../../src/rotations/rotation-exception.entity.js';
import type { Rotation } from '../../src/rotations/rotation.entity.js';
import { listPaths } from '../../src/rotations/rotation-paths.queries.js';
import type { VisitState } from '../../src/visits/visit.rules.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aDepartment, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { aProgramme, aRotation, linkVisit, type MadeProgramme, stopAt } from '../support/rotations.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const ZONE = 'Europe/Amsterdam';
// A Wednesday; Christmas lies within the later windows.
const at = '2026-12-16T11:00:00Z';

let phone: Department;
let chat: Department;
let sales: Department;
let hr: Actor;
let manager: Actor;
let programme: MadeProgramme;

beforeEach(() => {
  stopClockAt(at);
});

/** A visit of a hire for a stop, on a day. */
async function visited(
  tx: Tx,
  rotation: Rotation,
  stop: ProgrammeStop,
  day: string,
  facts: { state?: VisitState; outcome?: 'missed' | 'present'; cancelledLate?: boolean } = {},
): Promise<void> {
  const { state = 'approved', outcome, cancelledLate = false } = facts;
  const hours = { startsAt: new Date(`${day}T09:00:00Z`), endsAt: new Date(`${day}T12:00:00Z`) };
  const slot = await aSlot(tx, stop.departmentId === phone.id ? phone : chat, {
    seats: 5,
    createdById: hr.id,
    ...hours,
  });
  const visit = await aVisit(tx, slot, { state, visitorId: rotation.personId, cancelledLate });
  await linkVisit(tx, rotation, stop, visit);
  if (outcome)
    await tx.insert(Attendance, {
      visitId: visit.id,
      outcome,
      toldBy: outcome === 'missed' ? 'nobody' : null,
      markedAt: new Date(at),
      markedById: hr.id,
    });
}

const hire = (firstOn: string, facts: Parameters<typeof aPerson>[1] = {}) =>
  run(async (tx) => {
    const person = await aPerson(tx, { departmentId: sales.id, managerId: manager.id, startsOn: firstOn, ...facts });
    return aRotation(tx, programme, { personId: person.id, firstOn });
  });

let finished: Rotation;
let late: Rotation;
let fresh: Rotation;
let absent: Rotation;

beforeAll(async () => {
  stopClockAt(at);
  [phone, chat, sales] = await run(async (tx) => [
    await aHostDepartment(tx, { name: 'Telefoon' }),
    await aHostDepartment(tx, { name: 'Chat' }),
    await aDepartment(tx, { name: 'Verkoop' }),
  ]);
  hr = await run((tx) => anHr(tx));
  manager = await run((tx) => aPerson(tx, { departmentId: sales.id, givenName: 'Mila', namePrefix: '', familyName: 'Baas' })); // prettier-ignore
  programme = await run((tx) =>
    aProgramme(tx, [
      stopAt(phone, { fromDay: 0, toDay: 9 }),
      stopAt(chat, { fromDay: 5, toDay: 19, visits: 2 }),
      stopAt(chat, { fromDay: 0, toDay: 4, isRequired: false }),
    ]),
  );
  const [one, two] = programme.stops as [ProgrammeStop, ProgrammeStop, ProgrammeStop];
  finished = await hire('2026-10-05', { givenName: 'Anna', namePrefix: '', familyName: 'Klaar' });
  late = await hire('2026-11-02', { givenName: 'Bas', namePrefix: '', familyName: 'Laat' });
  fresh = await hire('2026-12-15', { givenName: 'Cor', namePrefix: '', familyName: 'Vers', managerId: null });
  absent = await hire('2026-12-07', { givenName: 'Dirk', namePrefix: '', familyName: 'Weg' });
  await run(async (tx) => {
    await visited(tx, finished, one, '2026-10-08', { outcome: 'present' });
    await visited(tx, finished, two, '2026-10-20');
    await visited(tx, finished, two, '2026-10-27');
    await visited(tx, late, one, '2026-11-10');
    await visited(tx, late, two, '2026-11-16');
    await visited(tx, late, two, '2026-11-17', { state: 'cancelled', cancelledLate: true });
    await visited(tx, fresh, one, '2026-12-18');
    await visited(tx, absent, one, '2026-12-10', { outcome: 'missed' });
  });
});

const follow = (tx: Tx, facts: Partial<Followed> = {}, actor = hr) =>
  readFollowed(tx, actor, { view: 'all', ...facts }, ZONE);
const figures = (facts: Partial<Followed> = {}, actor = hr) =>
  run(async (tx) => readFigures(tx, await follow(tx, facts, actor)));
const overdue = (by: Grouping, facts: Partial<Followed> = {}) =>
  run(async (tx) =>
    (await listOverdue(tx, await follow(tx, facts), by)).map(({ name, hires, of }) => [name, hires, of]),
  );
const names = (state?: ProgressState, facts: Partial<Followed> = {}, actor = hr) =>
  run(async (tx) =>
    (await listHires(tx, await follow(tx, facts, actor), { state, limit: 50 })).items.map(({ name }) => name),
  );

test('counts who has finished, who is overdue, and what is to be planned or coming this week', async () => {
  expect(await figures()).toEqual({
    hires: 4,
    finished: 1,
    // Bas misses a second visit at chat.
    overdueHires: 1,
    overdueStops: 1,
    // Cor at chat, twice, and the optional one; Dirk the stop he missed, and chat twice.
    toPlanHires: 2,
    toPlanVisits: 6,
    weekHires: 1,
    weekVisits: 1,
    // After three, eight and no days: Dirk was not there.
    medianDays: 5.5,
    medianOf: 2,
    over: 6,
    missed: 1,
    late: 1,
    byWeek: [
      // Anna was ready in the fourth week; of Bas four weeks are over too.
      { week: 4, of: 2, finished: 1 },
      { week: 8, of: 1, finished: 1 },
      { week: 13, of: 0, finished: 0 },
    ],
  });
});

test('tells who is overdue by stop, by department and by manager', async () => {
  expect(await overdue('stop')).toEqual([['Chat', 1, 4]]);
  expect(await overdue('department')).toEqual([['Verkoop', 1, 4]]);
  expect(await overdue('manager')).toEqual([['Mila Baas', 1, 3]]);
  expect(await overdue('stop', { hostId: phone.id })).toEqual([]);
});

describe('the list', () => {
  test('has who has the least time left first, and can be narrowed', async () => {
    expect(await names()).toEqual(['Bas Laat', 'Dirk Weg', 'Cor Vers', 'Anna Klaar']);
    expect(await names('overdue')).toEqual(['Bas Laat']);
    expect(await names('to-plan')).toEqual(['Bas Laat', 'Dirk Weg', 'Cor Vers']);
    expect(await names('week')).toEqual(['Cor Vers']);
    expect(await names('finished')).toEqual(['Anna Klaar']);
    expect(await names(undefined, { search: 'dirk' })).toEqual(['Dirk Weg']);
    expect(await names(undefined, { managerId: manager.id })).not.toContain('Cor Vers');
    expect(await names('overdue', { hostId: phone.id })).toEqual([]);
  });

  test('tells a lead who comes, and not whose people they are', async () => {
    const lead = await run((tx) => aLead(tx, chat));
    const seen = await run(async (tx) => {
      const followed = await follow(tx, { view: 'stops', managerId: manager.id }, lead);
      return (await listHires(tx, followed, { limit: 50 })).items;
    });
    expect(seen.map(({ name }) => name)).toContain('Cor Vers');
    expect(seen.map(({ managerName }) => managerName)).not.toContain('Mila Baas');
  });

  test('goes on where the page before ended', async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await run(async (tx) => listHires(tx, await follow(tx), { limit: 1, cursor: cursor ?? undefined }));
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['Bas Laat', 'Dirk Weg', 'Cor Vers', 'Anna Klaar']);
  });

  test('says of each hire what is done, and what should have been or is still to be', async () => {
    const [bas] = await run(async (tx) => (await listHires(tx, await follow(tx), { limit: 1 })).items);
    expect(bas).toMatchObject({
      departmentName: 'Verkoop',
      managerName: 'Mila Baas',
      firstOn: '2026-11-02',
      visits: 4,
      done: 2,
      planned: 0,
      isFinished: false,
      overdue: [{ departmentName: 'Chat', dueOn: '2026-11-27' }],
      toPlan: [],
    });
  });
});

test('a manager follows the own people, a lead what is to be seen at the own department', async () => {
  expect(await names(undefined, { view: 'people' }, manager)).toEqual(['Bas Laat', 'Dirk Weg', 'Anna Klaar']);
  const lead = await run((tx) => aLead(tx, phone));
  expect(await figures({ view: 'stops' }, lead)).toMatchObject({
    hires: 4,
    finished: 2,
    overdueHires: 0,
    toPlanHires: 1,
  });
});

test('every stop is as far as on the page of its rotation, with skipped stops and longer windows too', async () => {
  const [one, two, three] = programme.stops as [ProgrammeStop, ProgrammeStop, ProgrammeStop];
  const others: Rotation[] = [];
  for (const firstOn of ['2026-11-09', '2026-11-18', '2026-11-30', '2026-12-21', '2027-02-01'])
    others.push(await hire(firstOn, { departmentId: phone.id }));
  await run(async (tx) => {
    const note = { notedById: hr.id, notedAt: new Date(at) };
    await tx.insert(RotationException, { rotationId: others[0]!.id, stopId: one.id, isSkipped: true, ...note });
    await tx.insert(RotationException, { rotationId: others[1]!.id, stopId: one.id, isSkipped: false, untilOn: '2027-01-15', ...note }); // prettier-ignore
    await tx.insert(RotationException, { rotationId: others[1]!.id, stopId: two.id, isSkipped: false, untilOn: '2026-11-20', ...note }); // prettier-ignore
    await visited(tx, others[2]!, two, '2026-12-15');
    await visited(tx, others[2]!, two, '2026-12-22', { state: 'requested' });
    await visited(tx, others[3]!, three, '2026-12-23');
  });
  const { rows, paths } = await run(async (tx) => {
    const { sql, values } = await follow(tx);
    const rows: { rotationId: string; stopId: string; from: string; to: string; state: string; departmentId: string; versionId: string; firstOn: string; required: boolean }[] = // prettier-ignore
      await tx.query(
        `${sql} SELECT rotation_id AS "rotationId", stop_id AS "stopId", opens_on::text AS "from", due_on::text AS "to", state,
           department_id AS "departmentId", version_id AS "versionId", first_on::text AS "firstOn", is_required AS required
           FROM stops ORDER BY rotation_id, position`,
        values,
      );
    return { rows, paths: await listPaths(tx, rows, new Date(at)) };
  });
  expect(rows.length).toBeGreaterThan(20);
  const asked = [...new Set(rows.map(({ rotationId }) => rotationId))].flatMap((rotationId) =>
    (paths.get(rotationId) ?? [])
      .filter(({ isSkipped }) => !isSkipped)
      .map((stop) => {
        const state = stateOfStop({ ...stop, isMissed: false }, '2026-12-16');
        const said = state === 'overdue' && !stop.isRequired ? 'lapsed' : state;
        return { rotationId, stopId: stop.stopId, from: stop.from, to: stop.to, state: said };
      }),
  );
  expect(rows.map(({ rotationId, stopId, from, to, state }) => ({ rotationId, stopId, from, to, state }))).toEqual(
    asked,
  );
});

test('who comes to a department for optional stops only has not finished there while one is to come', async () => {
  const lead = await run(async (tx) => {
    const desk = await aHostDepartment(tx, { name: 'Balie' });
    const optional = await aProgramme(tx, [stopAt(phone), stopAt(desk, { fromDay: 0, toDay: 9, isRequired: false })]);
    for (const firstOn of ['2026-12-14', '2026-11-02']) {
      await aRotation(tx, optional, { personId: (await aPerson(tx)).id, firstOn, createdById: hr.id });
    }
    return aLead(tx, desk);
  });
  expect(await figures({ view: 'stops' }, lead)).toMatchObject({ hires: 2, finished: 1, toPlanHires: 1 });
  expect(await names('finished', { view: 'stops' }, lead)).toHaveLength(1);
});
