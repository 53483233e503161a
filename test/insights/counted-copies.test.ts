import { beforeAll, expect, test } from '@jest/globals';
import { Attendance } from '../../src/attendance/attendance.entity.js';
import type { Outcome } from '../../src/attendance/attendance.rules.js';
import { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import { now } from '../../src/platform/clock.js';
import { violatedConstraint } from '../../src/platform/database/transactions.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { aForm } from '../support/feedback.js';
import { aHostDepartment, aLead, aPerson } from '../support/people.js';
import fc from '../support/property.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run } = setStage();
let floors: Department[];
let visits: Visit[];

beforeAll(async () => {
  floors = await Promise.all([run((tx) => aHostDepartment(tx)), run((tx) => aHostDepartment(tx))]);
  visits = await Promise.all(floors.map((floor, place) => aGuestAt(floor, 24 * (place + 1))));
});

const aGuestAt = (floor: Department, hoursAgo: number) =>
  run(async (tx) => {
    const lead = await aLead(tx, floor);
    const slot = await aSlot(tx, floor, { ...hoursFromNow(-hoursAgo), createdById: lead.id });
    return aVisit(tx, slot, { state: 'approved', visitorId: (await aPerson(tx)).id });
  });

const outcomeOf = (outcome: Outcome | null) => ({
  outcome,
  toldBy: outcome === 'missed' ? ('nobody' as const) : null,
  markedAt: outcome && now(),
});

test('a visit tells whether it was missed, however often that is marked, changed and taken back', async () => {
  const acts = fc.array(fc.tuple(fc.nat(1), fc.constantFrom('present', 'missed', null, 'gone' as const)), { maxLength: 12 }); // prettier-ignore
  const holds = fc.asyncProperty(acts, async (marks) => {
    await run((tx) => tx.query('DELETE FROM attendances'));
    const marked = new Map<string, Outcome | null>();
    for (const [place, mark] of marks) {
      const visitId = visits[place]!.id;
      await run(async (tx) => {
        if (mark === 'gone') await tx.delete(Attendance, { visitId });
        else await tx.upsert(Attendance, { visitId, ...outcomeOf(mark) }, ['visitId']);
      });
      marked.set(visitId, mark === 'gone' ? null : mark);
    }
    const rows = await run((tx) => tx.find(Visit));
    for (const { id, isMissed } of rows) expect(isMissed).toBe(marked.get(id) === 'missed');
  });
  await fc.assert(holds, { numRuns: 25 });
});

test('a visit and its forms tell which floor it is to, also a form that goes along to another visit', async () => {
  const [first, second] = visits as [Visit, Visit];
  const floorsOf = async (formId: string) => [
    ...(await run((tx) => tx.find(Visit))).map(({ id, floorId }) => [id, floorId]),
    (await run((tx) => tx.findOneByOrFail(FeedbackForm, { id: formId }))).floorId,
  ];
  const form = await run((tx) => aForm(tx, first, 'before'));
  const known = visits.map(({ id }, place) => [id, floors[place]!.id]);
  expect(await floorsOf(form.id)).toEqual(expect.arrayContaining([...known, floors[0]!.id]));
  await run((tx) => tx.update(FeedbackForm, { id: form.id }, { visitId: second.id }));
  expect((await floorsOf(form.id)).at(-1)).toBe(floors[1]!.id);
});

test('nobody can type another floor into a visit, nor carry a moment off to one', async () => {
  const [visit] = visits as [Visit];
  await run((tx) => tx.query('UPDATE visits SET floor_id = $2 WHERE id = $1', [visit.id, floors[1]!.id]));
  expect((await run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }))).floorId).toBe(floors[0]!.id);
  const carried = run((tx) => tx.update(Slot, { id: visit.slotId }, { departmentId: floors[1]!.id }));
  await expect(carried.catch((error: unknown) => violatedConstraint(error))).resolves.toBe('slots_in_place');
});
