import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import { NotFound } from '../../src/platform/refusal.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { attemptAnnouncement } from '../../src/visits/announce-invite.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { Invite } from '../../src/visits/invite.entity.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { undoDecision } from '../../src/visits/undo-decision.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { withdrawSlot } from '../../src/visits/withdraw-slot.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { expectConsistent } from '../support/consistency.js';
import { getInvite } from '../support/invites.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal, takeJobs, listAudit } = stage;
const { doJob, doJobs, takeMails } = setPost(stage);
const isUndoable = true;
const reason = 'Die ochtend is het te druk.';

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

let hour = 100;
const slotOf = (facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, department, { createdById: lead.id, ...hoursFromNow((hour += 12)), ...facts }));
const approve = (visit: Visit) => run((tx) => approveVisit(tx, lead, visit.id, { isUndoable }));
const decline = (visit: Visit) => run((tx) => declineVisit(tx, lead, visit.id, { reason }, { isUndoable }));
const undo = (visit: Visit) => run((tx) => undoDecision(tx, lead, visit.id));
const refusalOf = (visit: Visit, actor = lead) => refusal((tx) => undoDecision(tx, actor, visit.id));
const read = ({ id }: Visit) => run((tx) => tx.findOneByOrFail(Visit, { id }));
const aRequest = async (slot?: Slot) => {
  const on = slot ?? (await slotOf());
  return run((tx) => aVisit(tx, on));
};

/** When each waiting job is due, in seconds from now. */
async function dueIn(): Promise<Record<string, number>> {
  const jobs: { name: string; seconds: number }[] = await run((tx) =>
    tx.query(
      `SELECT t.identifier AS name, extract(epoch FROM j.run_at - now())::int AS seconds FROM graphile_worker._private_jobs j
         JOIN graphile_worker._private_tasks t ON t.id = j.task_id`,
    ),
  );
  return Object.fromEntries(jobs.map(({ name, seconds }) => [name, seconds]));
}

const asBefore = { state: 'requested', hostId: null, reason: null, decidedById: null, decidedAt: null };

test('an approval on a page is told after it can be undone, one through the API at once', async () => {
  const slot = await slotOf();
  const [visit] = [await aRequest(slot), await aRequest(slot)];
  await takeJobs();
  await approve(visit);
  expect(await dueIn()).toEqual({ 'send-invite': 12, 'mail-notices': 12 });
  await takeJobs();
  const [atOnce, declined] = [await aRequest(), await aRequest()];
  await run((tx) => approveVisit(tx, lead, atOnce.id));
  await run((tx) => declineVisit(tx, lead, declined.id, { reason }));
  expect(await dueIn()).toEqual({ 'send-invite': 0, 'mail-visit-declined': 0 });
  await takeJobs();
});

test('an approval undone: the request waits again, the seat is free, and no calendar ever hears of it', async () => {
  const host = await run((tx) => aHost(tx, department));
  const slot = await slotOf({ hostIds: [host.id] });
  const visit = await aRequest(slot);
  await approve(visit);
  await undo(visit);

  expect(await read(visit)).toMatchObject(asBefore);
  await run((tx) => expectConsistent(tx, slot.id));
  expect(await run((tx) => tx.countBy(Invite, { visitId: visit.id }))).toBe(0);
  expect(await takeJobs()).toEqual([]);
  expect((await listAudit(visit.id)).at(-1)).toEqual({
    act: 'visit.decision-undone',
    actorId: lead.id,
    before: { state: 'approved', hostId: host.id, reason: null },
    after: { state: 'requested', hostId: null, reason: null },
  });
});

test('a refusal undone: the request waits again and no mail leaves, nor when it is declined for another reason', async () => {
  const visit = await aRequest();
  await decline(visit);
  await undo(visit);
  expect(await read(visit)).toMatchObject(asBefore);
  expect(await takeJobs()).toEqual([]);

  const other = 'Kom liever op dinsdag.';
  await run((tx) => declineVisit(tx, lead, visit.id, { reason: other }, { isUndoable }));
  await doJobs();
  const mails = await takeMails();
  expect(mails).toHaveLength(1);
  expect(mails[0]!.text).toContain(other);
});

test('approved again after an undo, visitor and host are invited at SEQUENCE 0 under UIDs nobody has seen', async () => {
  const host = await run((tx) => aHost(tx, department));
  const visit = await aRequest(await slotOf({ hostIds: [host.id] }));
  await approve(visit);
  const first = await run((tx) => getInvite(tx, visit.id, visit.visitorId));
  await undo(visit);
  await approve(visit);
  const second = await run((tx) => getInvite(tx, visit.id, visit.visitorId));
  expect(second).toMatchObject({ sequence: 0, isLive: true, attemptedSequence: null });
  expect(second.uid).not.toBe(first.uid);
  await doJob('send-invite', { inviteId: first.id });
  expect(await takeMails()).toEqual([]);
  await doJobs();
  const events = (await takeMails()).map(({ event }) => event);
  expect(events).toHaveLength(2);
  for (const event of events) expect(event).toMatchObject({ method: 'REQUEST', sequence: 0 });
});

test('others who wait are not told of a seat that was gone for a moment', async () => {
  const slot = await slotOf();
  const [visit] = [await aRequest(slot), await aRequest(slot)];
  await takeJobs();
  await approve(visit);
  await undo(visit);
  await doJobs();
  expect(await takeMails()).toEqual([]);
});

describe('undoing is refused', () => {
  test('to whoever did not decide, and nothing has changed then', async () => {
    const visit = await aRequest();
    await approve(visit);
    expect(await refusalOf(visit, await run((tx) => aLead(tx, department)))).toBe('not-your-decision');
    expect(await read(visit)).toMatchObject({ state: 'approved' });
    await expect(run(async (tx) => undoDecision(tx, await aPerson(tx), visit.id))).rejects.toThrow(NotFound);
  });

  test('twelve seconds after', async () => {
    const at = now();
    stopClockAt(at.toISOString());
    const visit = await aRequest();
    await approve(visit);
    stopClockAt(new Date(+at + 12_000).toISOString());
    expect(await refusalOf(visit)).toBe('too-late-to-undo');
    stopClockAt(new Date(+at + 11_999).toISOString());
    expect(await refusalOf(visit)).toBeNull();
  });

  test('once an invite was tried, for visitor or host', async () => {
    const host = await run((tx) => aHost(tx, department));
    for (const hear of ['visitor', 'host'] as const) {
      const visit = await aRequest(await slotOf({ hostIds: [host.id] }));
      await approve(visit);
      const { id } = await run((tx) => getInvite(tx, visit.id, hear === 'host' ? host.id : visit.visitorId));
      await run((tx) => attemptAnnouncement(tx, id));
      expect(await refusalOf(visit)).toBe('too-late-to-undo');
    }
  });

  test('once the mail about a refusal was tried', async () => {
    const visit = await aRequest();
    await decline(visit);
    await doJob('mail-visit-declined', { visitId: visit.id });
    expect(await refusalOf(visit)).toBe('too-late-to-undo');
    expect(await read(visit)).toMatchObject({ state: 'declined', reason });
  });

  test('when the visitor got into another moment at these hours, or asked for this one anew', async () => {
    const input = { learningGoals: ['Kijken'] };
    for (const [where, why] of [
      ['elsewhere', 'own-overlap'],
      ['here', 'already-requested'],
    ]) {
      const slot = await slotOf();
      const { startsAt, endsAt } = slot;
      const other = where === 'here' ? slot : await run(async (tx) => aSlot(tx, await aHostDepartment(tx), { startsAt, endsAt })); // prettier-ignore
      const visitor = await run((tx) => aPerson(tx));
      const visit = await run((tx) => aVisit(tx, slot, { visitorId: visitor.id }));
      await decline(visit);
      await run((tx) => requestVisit(tx, visitor, other.id, input));
      expect(await refusalOf(visit)).toBe(why);
    }
  });

  test('when the slot was withdrawn or moved meanwhile, not when it only got more seats', async () => {
    const gone = await aRequest();
    await run((tx) => withdrawSlot(tx, lead, gone.slotId));
    expect(await refusalOf(gone)).toBe('slot-withdrawn');
    for (const act of [approve, decline]) {
      const moved = await aRequest();
      await act(moved);
      await run((tx) => changeSlot(tx, lead, moved.slotId, { location: 'Kamer 9' }));
      expect(await refusalOf(moved)).toBe('slot-moved');
      const wider = await aRequest();
      await act(wider);
      await run((tx) => changeSlot(tx, lead, wider.slotId, { seats: 3 }));
      expect(await refusalOf(wider)).toBeNull();
    }
  });
});
