import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { publishSlot } from '../../src/slots/publish-slot.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { getSlot } from '../../src/slots/slots.queries.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { withdrawSlot } from '../../src/visits/withdraw-slot.js';
import { setStage } from '../support/acts.js';
import { getInvite, listInvites } from '../support/invites.js';
import { aDeputy, aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run, refusal, takeJobs, takeNotices, listAudit } = setStage();
const reason = 'De afdeling verhuist die dag.';

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

/** A slot with a visit in every state; the approved one by the acts themselves. */
async function aBusySlot() {
  const host = await run((tx) => aHost(tx, department));
  const slot = await run((tx) => aSlot(tx, department, { createdById: lead.id, seats: 2, hostIds: [host.id] }));
  const visitor = await run((tx) => aPerson(tx));
  const approvedId = await run((tx) => requestVisit(tx, visitor, slot.id, { learningGoals: ['Kijken'] }));
  await run((tx) => approveVisit(tx, lead, approvedId));
  const waiting = await run((tx) => aVisit(tx, slot));
  const over: Visit[] = [];
  for (const state of ['declined', 'withdrawn', 'cancelled'] as const)
    over.push(await run((tx) => aVisit(tx, slot, { state })));
  await takeJobs();
  await takeNotices();
  return { slot, host, visitor, approvedId, waiting, over };
}

const withdraw = (slot: Slot, actor = lead) => run((tx) => withdrawSlot(tx, actor, slot.id, { reason }));
const refusalOf = (slot: Slot, actor = lead) => refusal((tx) => withdrawSlot(tx, actor, slot.id));
const readVisit = (id: string) => run((tx) => tx.findOneByOrFail(Visit, { id }));

describe('a lead withdraws a slot', () => {
  test('and what waits is declined, what was approved is cancelled, what was over stays as it was', async () => {
    const { slot, approvedId, waiting, over } = await aBusySlot();
    await withdraw(slot);

    expect(await run((tx) => getSlot(tx, slot.id))).toMatchObject({ state: 'withdrawn', seatsTaken: 0 });
    const decided = { reason, decidedById: lead.id, decidedAt: expect.any(Date), slotState: 'withdrawn' };
    expect(await readVisit(approvedId)).toMatchObject({ state: 'cancelled', ...decided });
    expect(await readVisit(waiting.id)).toMatchObject({ state: 'declined', ...decided });
    for (const { id, state } of over)
      expect(await readVisit(id)).toMatchObject({ state, reason: null, slotState: 'withdrawn' });
  });

  test('which is written down of the slot and of each visit', async () => {
    const { slot, approvedId, waiting, over } = await aBusySlot();
    await withdraw(slot);
    const actorId = lead.id;
    expect(await listAudit(slot.id)).toEqual([
      { act: 'slot.withdrawn', actorId, before: { state: 'published' }, after: { state: 'withdrawn', reason } },
    ]);
    expect((await listAudit(approvedId)).at(-1)).toEqual({
      act: 'visit.cancelled',
      actorId,
      before: { state: 'approved' },
      after: { state: 'cancelled', reason },
    });
    expect(await listAudit(waiting.id)).toEqual([
      { act: 'visit.declined', actorId, before: { state: 'requested' }, after: { state: 'declined', reason } },
    ]);
    for (const { id } of over) expect(await listAudit(id)).toEqual([]);
  });

  test('and everybody concerned is told, once: calendars by a cancellation, whoever waited by a mail', async () => {
    const { slot, host, visitor, approvedId, waiting } = await aBusySlot();
    await withdraw(slot);
    expect(await run((tx) => listInvites(tx, approvedId))).toEqual([
      { personId: visitor.id, role: 'visitor', sequence: 1, isLive: false },
      { personId: host.id, role: 'host', sequence: 1, isLive: false },
    ]);
    const [mine, theirs] = await run(async (tx) => [
      await getInvite(tx, approvedId, visitor.id),
      await getInvite(tx, approvedId, host.id),
    ]);
    const sent = (await takeJobs()).filter(({ name }) => name === 'send-invite').map(({ payload }) => payload);
    expect(sent).toHaveLength(2);
    expect(sent).toEqual(expect.arrayContaining([mine, theirs].map(({ id }) => ({ inviteId: id }))));
    expect(await takeNotices()).toEqual([
      { kind: 'slot-withdrawn', personId: waiting.visitorId, payload: { visitId: waiting.id } },
    ]);
  });

  test('and its people are free at those hours', async () => {
    const { slot, host, visitor } = await aBusySlot();
    await withdraw(slot);
    const { startsAt, endsAt, departmentId, channel } = slot;
    const again = await run((tx) =>
      publishSlot(tx, lead, { departmentId, channel, startsAt, endsAt, seats: 1, hostIds: [host.id] }),
    );
    expect(await refusal((tx) => requestVisit(tx, visitor, again, { learningGoals: ['Kijken'] }))).toBeNull();
  });
});

test('a deputy and an admin may; a reason is not asked for', async () => {
  for (const actor of [await run((tx) => aDeputy(tx, department)), await run(anAdmin)]) {
    const { slot, approvedId } = await aBusySlot();
    expect(await refusalOf(slot, actor)).toBeNull();
    expect(await readVisit(approvedId)).toMatchObject({ state: 'cancelled', reason: null });
  }
});

describe('withdrawing is refused', () => {
  test('to whoever does not lead the department', async () => {
    const slot = await run((tx) => aSlot(tx, department));
    for (const actor of await run(async (tx) => [await aPerson(tx), await anHr(tx), await aHost(tx, department)])) {
      expect(await refusalOf(slot, actor)).toBe('not-lead');
    }
  });

  test('a second time, and then nobody hears of it again', async () => {
    const { slot } = await aBusySlot();
    await withdraw(slot);
    await takeJobs();
    await takeNotices();
    expect(await refusalOf(slot)).toBe('slot-withdrawn');
    expect(await takeJobs()).toEqual([]);
  });

  test('once the slot has begun', async () => {
    expect(await refusalOf(await run((tx) => aSlot(tx, department, hoursFromNow(-1))))).toBe('in-the-past');
  });
});

test('a slot that does not exist is not found', async () => {
  await expect(withdraw({ id: lead.id } as Slot)).rejects.toThrow(NotFound);
});
