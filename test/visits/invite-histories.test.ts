import { beforeAll, expect, test } from '@jest/globals';
import fc from '../support/property.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { Refused } from '../../src/platform/refusal.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { Invite } from '../../src/visits/invite.entity.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { undoDecision } from '../../src/visits/undo-decision.js';
import { getVisit } from '../../src/visits/visits.queries.js';
import { withdrawSlot } from '../../src/visits/withdraw-slot.js';
import { setStage } from '../support/acts.js';
import { readMail, type ReceivedEvent, type ReceivedMail } from '../support/mails.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { setMailServer } from '../support/smtp.js';

const stage = setStage();
const server = setMailServer();
const { run } = stage;
const { doJob } = setPost(stage);

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

type Step =
  | { do: 'move'; hours: number }
  | { do: 'relocate'; location: string }
  | { do: 'rehost'; hosts: number[] }
  | { do: 'cancel' | 'withdraw-slot' | 'undo' | 'approve' }
  /** The mail server takes it, says later, or takes it and dies before it says so. */
  | { do: 'post'; fault: 'greylist' | 'drop' | null };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), hours: fc.integer({ min: 48, max: 90 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('relocate' as const), location: fc.constantFrom('Balie', 'Kamer 1') }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rehost' as const), hosts: fc.subarray([0, 1]) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'withdraw-slot' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'approve' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('post' as const),
      fault: fc.constantFrom('greylist' as const, 'drop' as const, null),
    }),
  },
);

async function anApproval() {
  const visitor = await run((tx) => aPerson(tx));
  const hostIds = await run(async (tx) => [(await aHost(tx, department)).id, (await aHost(tx, department)).id]);
  const slot = await run((tx) =>
    aSlot(tx, department, { createdById: lead.id, hostIds: hostIds.slice(0, 1), ...hoursFromNow(100) }),
  );
  const visitId = await run((tx) => requestVisit(tx, visitor, slot.id, { learningGoals: ['Kijken'] }));
  await run((tx) => approveVisit(tx, lead, visitId));
  return { slotId: slot.id, visitId, hostIds };
}

type Approval = Awaited<ReturnType<typeof anApproval>>;

async function take(step: Step, { slotId, visitId, hostIds }: Approval): Promise<void> {
  if (step.do === 'post') return post(visitId, step.fault);
  await run((tx) => {
    if (step.do === 'move') return changeSlot(tx, lead, slotId, hoursFromNow(step.hours));
    if (step.do === 'relocate') return changeSlot(tx, lead, slotId, { location: step.location });
    if (step.do === 'rehost')
      return changeSlot(tx, lead, slotId, { hostIds: step.hosts.map((index) => hostIds[index]!) });
    if (step.do === 'cancel') return cancelVisit(tx, lead, visitId, { reason: 'Ziek' });
    if (step.do === 'undo') return undoDecision(tx, lead, visitId);
    if (step.do === 'approve') return approveVisit(tx, lead, visitId);
    return withdrawSlot(tx, lead, slotId);
  }).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
  });
}

/** Does every invite's job once, due or not: late and repeated jobs must do no harm. The fault meets the first mail. */
async function post(visitId: string, fault: 'greylist' | 'drop' | null): Promise<void> {
  if (fault) server.smtp.willFail(fault);
  for (const { id } of await run((tx) => tx.findBy(Invite, { visitId }))) {
    await doJob('send-invite', { inviteId: id }, server.mailer).catch(() => {});
  }
  server.smtp.forgetFaults();
}

const keyOf = ({ uid, sequence, method, startsAt, endsAt, location, summary }: ReceivedEvent) =>
  JSON.stringify({ uid, sequence, method, startsAt, endsAt, location, summary });

test('whatever happens, every calendar ends as the visit is, and never sees an event twice or out of order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
      server.smtp.mails.length = server.smtp.refused.length = 0;
      const approval = await anApproval();
      for (const step of steps) await take(step, approval);
      await post(approval.visitId, null);

      const visit = await run((tx) => getVisit(tx, lead, approval.visitId));
      const invites = await run((tx) => tx.findBy(Invite, { visitId: visit.id }));
      const mails = await Promise.all(server.smtp.mails.map(({ raw }) => readMail(raw)));
      const tried = [...mails, ...(await Promise.all(server.smtp.refused.map(readMail)))];
      expect(new Set(invites.map(({ personId }) => personId)).size).toBe(invites.length);
      for (const invite of invites) checkCalendar(invite, mails, tried, visit);
      const shouldBeLive = visit.state === 'approved' ? [visit.visitorId, ...(visit.hostId ? [visit.hostId] : [])] : [];
      expect(
        invites
          .filter(({ isLive }) => isLive)
          .map(({ personId }) => personId)
          .sort(),
      ).toEqual(shouldBeLive.sort());
    }),
    { numRuns: 20 },
  );
}, 180_000);

function checkCalendar(
  invite: Invite,
  mails: ReceivedMail[],
  tried: ReceivedMail[],
  visit: { startsAt: Date; endsAt: Date; location: string },
): void {
  const isOurs = ({ event }: ReceivedMail) => event?.uid === invite.uid;
  const events = mails.filter(isOurs).map(({ event }) => event!);
  for (const event of events) expect(event.mimeMethod).toBe(event.method);
  // Sequence rises with every change; what has the same sequence is the same event.
  for (const [index, event] of events.slice(1).entries()) {
    const before = events[index]!;
    expect(event.sequence).toBeGreaterThanOrEqual(before.sequence);
    if (event.sequence === before.sequence) expect(keyOf(event)).toBe(keyOf(before));
  }
  const last = events.at(-1);
  const { location } = visit;
  const asItIs = { startsAt: toSecond(visit.startsAt), endsAt: toSecond(visit.endsAt), location };
  if (invite.isLive)
    expect(last).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', sequence: invite.sequence, ...asItIs });
  else if (last) expect(last).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', sequence: invite.sequence });
  // Nothing is cancelled that was never sent, nor at other hours than it was last sent with.
  const requests = tried
    .filter(isOurs)
    .map(({ event }) => event!)
    .filter(({ method }) => method === 'REQUEST');
  for (const { sequence, startsAt, endsAt, location } of events.filter(({ method }) => method === 'CANCEL')) {
    const held = requests
      .filter((request) => request.sequence < sequence)
      .sort((a, b) => a.sequence - b.sequence)
      .at(-1);
    expect(held).toMatchObject({ startsAt, endsAt, location });
  }
}

const toSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000);
