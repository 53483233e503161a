import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { NotFound } from '../../src/platform/refusal.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { openMailLink } from '../../src/people/open-mail-link.js';
import { createVisitLink } from '../../src/visits/create-visit-link.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { Invite } from '../../src/visits/invite.entity.js';
import { requestMove } from '../../src/visits/request-move.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { undoDecision } from '../../src/visits/undo-decision.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { withdrawSlot } from '../../src/visits/withdraw-slot.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { setStage } from '../support/acts.js';
import { expectConsistent } from '../support/consistency.js';
import { getInvite } from '../support/invites.js';
import { aHost, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit, anInvite } from '../support/visits.js';

const { run, refusal, takeJobs, listAudit } = setStage();

let department: Department;
let lead: Actor;
let host: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  host = await run((tx) => aHost(tx, department));
});

let hour = 100;
const slotOf = (facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, department, { createdById: lead.id, ...hoursFromNow((hour += 12)), ...facts }));

/** A visit in the calendars of its visitor and its host, who have been told, and another slot. */
async function aBooking(to: Parameters<typeof aSlot>[2] = {}) {
  const visitor = await run((tx) => aPerson(tx));
  const from = await slotOf({ hostIds: [host.id] });
  const visit = await run((tx) => aVisit(tx, from, { visitorId: visitor.id, hostId: host.id, state: 'approved' }));
  const invite = await run((tx) => anInvite(tx, visit));
  const hostInvite = await run((tx) => anInvite(tx, visit, { personId: host.id, role: 'host' }));
  return { visitor, from, visit, invite, hostInvite, to: await slotOf({ hostIds: [host.id], ...to }) };
}

const move = (actor: Actor, visit: { id: string }, slot: Slot) =>
  run((tx) => requestMove(tx, actor, visit.id, { slotId: slot.id }));
const read = (id: string) => run((tx) => tx.findOneByOrFail(Visit, { id }));
const stateOf = async (id: string) => (await read(id)).state;
const readInvite = (id: string) => run((tx) => tx.findOneByOrFail(Invite, { id }));
const consistent = (...slots: Slot[]) =>
  run(async (tx) => {
    for (const { id } of slots) await expectConsistent(tx, id);
  });

describe('somebody asks for another moment', () => {
  test('and keeps the old seat until the lead decides', async () => {
    const { visitor, visit, from, to } = await aBooking();
    await takeJobs();
    const id = await move(visitor, visit, to);
    expect(await read(id)).toMatchObject({
      state: 'requested',
      replacesId: visit.id,
      slotId: to.id,
      visitorId: visitor.id,
      requestedById: visitor.id,
      learningGoals: visit.learningGoals,
    });
    expect(await stateOf(visit.id)).toBe('approved');
    expect(await listAudit(id)).toMatchObject([{ act: 'visit.requested', actorId: visitor.id }]);
    await consistent(from, to);
  });

  test('at hours that overlap those of the old one, which is no obstacle', async () => {
    const { visitor, visit, from } = await aBooking();
    const { startsAt, endsAt } = from;
    const id = await move(visitor, visit, await slotOf({ startsAt, endsAt }));
    await run((tx) => approveVisit(tx, lead, id));
    expect([await stateOf(visit.id), await stateOf(id)]).toEqual(['moved', 'approved']);
  });

  test('with other goals for it', async () => {
    const { visitor, visit, to } = await aBooking();
    const id = await run((tx) => requestMove(tx, visitor, visit.id, { slotId: to.id, learningGoals: ['Chat'] }));
    expect((await read(id)).learningGoals).toEqual(['Chat']);
  });

  test('for one of their people as a manager, or for anybody as HR', async () => {
    const manager = await run((tx) => aPerson(tx));
    const visitor = await run((tx) => aPerson(tx, { managerId: manager.id }));
    const visit = await run(async (tx) => aVisit(tx, await aSlot(tx, department), { visitorId: visitor.id, state: 'approved' })); // prettier-ignore
    const id = await move(manager, visit, await slotOf());
    expect(await read(id)).toMatchObject({ visitorId: visitor.id, requestedById: manager.id });
    await run((tx) => withdrawVisit(tx, manager, id));
    const hr = await run((tx) => anHr(tx));
    expect(await read(await move(hr, visit, await slotOf()))).toMatchObject({ requestedById: hr.id });
  });

  test('and is booked at once where the slot approves by itself', async () => {
    const { visitor, visit, from, to } = await aBooking({ approval: 'automatic' });
    const id = await move(visitor, visit, to);
    expect([await stateOf(visit.id), await stateOf(id)]).toEqual(['moved', 'approved']);
    expect(await listAudit(visit.id)).toMatchObject([
      { act: 'visit.moved', actorId: visitor.id, before: { state: 'approved' }, after: { state: 'moved' } },
    ]);
    await consistent(from, to);
  });
});

describe('another moment is refused', () => {
  const why = (actor: Actor, visit: { id: string }, slot: Slot) =>
    refusal((tx) => requestMove(tx, actor, visit.id, { slotId: slot.id }));

  test('when its seats are taken, and the old seat stays', async () => {
    const { visitor, visit, to } = await aBooking();
    await run((tx) => aVisit(tx, to, { state: 'approved' }));
    expect(await why(visitor, visit, to)).toBe('slot-full');
    expect(await stateOf(visit.id)).toBe('approved');
  });

  test('when the visitor is elsewhere then', async () => {
    const { visitor, visit, to } = await aBooking();
    const { startsAt, endsAt } = to;
    const other = await slotOf({ startsAt, endsAt });
    await run((tx) => aVisit(tx, other, { visitorId: visitor.id }));
    expect(await why(visitor, visit, to)).toBe('own-overlap');
  });

  test('when it is the moment they have', async () => {
    const { visitor, visit, from } = await aBooking();
    expect(await why(visitor, visit, from)).toBe('already-requested');
  });

  test('while one is asked for already', async () => {
    const { visitor, visit, to } = await aBooking();
    await move(visitor, visit, to);
    expect(await why(visitor, visit, await slotOf())).toBe('already-moving');
  });

  test('to a lead, and to a stranger there is no such visit', async () => {
    const { visit, to } = await aBooking();
    expect(await why(lead, visit, to)).toBe('not-for-others');
    const stranger = await run((tx) => aPerson(tx));
    await expect(move(stranger, visit, to)).rejects.toThrow(NotFound);
  });
});

describe('a lead approves the other moment', () => {
  test('and the events in the calendars change: same UID, SEQUENCE up, none doubled', async () => {
    const { visitor, visit, from, to, invite, hostInvite } = await aBooking();
    const id = await move(visitor, visit, to);
    await takeJobs();
    await run((tx) => approveVisit(tx, lead, id));

    expect([await stateOf(visit.id), await stateOf(id)]).toEqual(['moved', 'approved']);
    expect((await read(id)).hostId).toBe(host.id);
    for (const { id: inviteId, uid } of [invite, hostInvite])
      expect(await readInvite(inviteId)).toMatchObject({ visitId: id, uid, sequence: 1, isLive: true });
    expect(await run((tx) => tx.countBy(Invite, { personId: visitor.id }))).toBe(1);
    const sent = (await takeJobs()).filter(({ name }) => name === 'send-invite');
    expect(sent.map(({ payload }) => payload)).toEqual(
      expect.arrayContaining([{ inviteId: invite.id }, { inviteId: hostInvite.id }]),
    );
    expect(sent).toHaveLength(2);
    await consistent(from, to);
  });

  test('with another host: the old one loses the event, the new one gets one', async () => {
    const second = await run((tx) => aHost(tx, department));
    const { visitor, visit, to, hostInvite } = await aBooking({ hostIds: [second.id] });
    const id = await move(visitor, visit, to);
    await run((tx) => approveVisit(tx, lead, id));
    expect(await readInvite(hostInvite.id)).toMatchObject({ visitId: visit.id, sequence: 1, isLive: false });
    expect(await run((tx) => getInvite(tx, id, second.id))).toMatchObject({ sequence: 0, isLive: true });
  });

  test('and "I can’t come" in the mail about the old one calls off the new one', async () => {
    const { visitor, visit, to } = await aBooking();
    const token = await run((tx) => createVisitLink(tx, visitor.id, visit));
    const id = await move(visitor, visit, to);
    await run((tx) => approveVisit(tx, lead, id));
    expect(await run((tx) => openMailLink(tx, 'visit', token))).toMatchObject({ subjectId: id });
  });

  test('for good: there is no undoing what everybody hears of at once', async () => {
    const { visitor, visit, to } = await aBooking();
    const id = await move(visitor, visit, to);
    await run((tx) => approveVisit(tx, lead, id, { isUndoable: true }));
    expect(await refusal((tx) => undoDecision(tx, lead, id))).toBe('too-late-to-undo');
  });

  test('and the visit can move once more', async () => {
    const { visitor, visit, to, invite } = await aBooking({ approval: 'automatic' });
    const next = await slotOf({ approval: 'automatic' });
    const id = await move(visitor, visit, to);
    const last = await run((tx) => requestMove(tx, visitor, id, { slotId: next.id }));
    expect([await stateOf(visit.id), await stateOf(id), await stateOf(last)]).toEqual(['moved', 'moved', 'approved']);
    expect(await readInvite(invite.id)).toMatchObject({ visitId: last, sequence: 2 });
    await consistent(to, next);
  });

  test('after the old visit was called off: it is a visit like any other, with events of its own', async () => {
    const { visitor, visit, from, to } = await aBooking();
    const id = await move(visitor, visit, to);
    await run((tx) => cancelVisit(tx, visitor, visit.id, { reason: 'Ziek' }));
    await run((tx) => approveVisit(tx, lead, id));
    expect(await stateOf(visit.id)).toBe('cancelled');
    expect(await read(id)).toMatchObject({ state: 'approved', replacesId: null });
    expect(await run((tx) => getInvite(tx, id, visitor.id))).toMatchObject({ sequence: 0 });
    await consistent(from, to);
  });

  test('after the old slot was withdrawn', async () => {
    const { visitor, visit, from, to } = await aBooking();
    const id = await move(visitor, visit, to);
    await run((tx) => withdrawSlot(tx, lead, from.id));
    await run((tx) => approveVisit(tx, lead, id));
    expect([await stateOf(visit.id), await stateOf(id)]).toEqual(['cancelled', 'approved']);
  });
});

describe('the old visit is as it was', () => {
  test.each<[string, (tx: Parameters<Parameters<typeof run>[0]>[0], visitor: Actor, id: string) => Promise<void>]>([
    ['when the other moment is declined', (tx, _, id) => declineVisit(tx, lead, id, { reason: 'Vol' })],
    ['when the request for it is withdrawn', (tx, visitor, id) => withdrawVisit(tx, visitor, id)],
  ])('%s', async (_, act) => {
    const { visitor, visit, invite, from, to } = await aBooking();
    const before = await read(visit.id);
    const id = await move(visitor, visit, to);
    await run((tx) => act(tx, visitor, id));
    expect(await read(visit.id)).toEqual(before);
    expect(await readInvite(invite.id)).toMatchObject({ visitId: visit.id, sequence: 0, isLive: true });
    await consistent(from, to);
    await move(visitor, visit, await slotOf());
  });

  test('and a refusal that is undone asks for the move again, even at hours of the old visit', async () => {
    const { visitor, visit, from } = await aBooking();
    const { startsAt, endsAt } = from;
    const id = await move(visitor, visit, await slotOf({ startsAt, endsAt }));
    await run((tx) => declineVisit(tx, lead, id, { reason: 'Vol' }, { isUndoable: true }));
    await run((tx) => undoDecision(tx, lead, id));
    expect(await read(id)).toMatchObject({ state: 'requested', replacesId: visit.id });
  });
});

describe('who is told', () => {
  const noticesTo = (personId: string) =>
    run((tx) => tx.query('SELECT kind, payload FROM notices WHERE person_id = $1 ORDER BY created_at', [personId]));

  test('the leads of the moment that is asked for', async () => {
    const { visitor, visit } = await aBooking();
    const other = await run((tx) => aHostDepartment(tx));
    const theirLead = await run((tx) => aLead(tx, other));
    const id = await move(visitor, visit, await run((tx) => aSlot(tx, other, hoursFromNow((hour += 12)))));
    expect(await noticesTo(theirLead.id)).toEqual([{ kind: 'move-requested', payload: { visitId: id } }]);
  });

  test('the leads of the moment that was left, of the free seat, unless one of them did it', async () => {
    const other = await run((tx) => aHostDepartment(tx));
    const theirLead = await run((tx) => aLead(tx, other));
    const visitor = await run((tx) => aPerson(tx));
    const visit = await run(async (tx) =>
      aVisit(tx, await aSlot(tx, other, { createdById: theirLead.id }), { visitorId: visitor.id, state: 'approved' }),
    );
    const id = await move(visitor, visit, await slotOf());
    expect(await noticesTo(theirLead.id)).toEqual([]);
    await run((tx) => approveVisit(tx, lead, id));
    expect(await noticesTo(theirLead.id)).toEqual([{ kind: 'visit-moved', payload: { visitId: id } }]);
  });

  test('the visitor for whom somebody else asked, whether for a first moment or for another', async () => {
    const hr = await run((tx) => anHr(tx));
    const { visitor, visit, to } = await aBooking();
    const id = await move(hr, visit, to);
    const other = await slotOf();
    const first = await run((tx) =>
      requestVisit(tx, hr, other.id, { learningGoals: ['Kijken'], visitorId: visitor.id }),
    );
    expect(await noticesTo(visitor.id)).toEqual(
      [id, first].map((visitId) => ({ kind: 'requested-for-you', payload: { visitId } })),
    );
  });
});
