import { describe, expect, test } from '@jest/globals';
import { NotFound } from '../../src/platform/refusal.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { spendMailLink } from '../../src/people/open-mail-link.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { acceptOffer } from '../../src/waitlist/accept-offer.js';
import { offerSeats } from '../../src/waitlist/offer-seats.js';
import { setStage } from '../support/acts.js';
import { listInvites } from '../support/invites.js';
import { aFullSlot, learningGoals, passTime } from '../support/lines.js';
import { aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import type { SlotFacts } from '../support/slots.js';

const stage = setStage();
const { run, refusal, listAudit } = stage;
const { doJobs, takeMails } = setPost(stage);
const reason = 'Ziek';

/** Somebody who is offered the only seat of a slot, and somebody who waits behind them. */
async function anOffer(facts: SlotFacts = {}) {
  const line = await aFullSlot(stage, facts);
  const [first, next] = [await line.join(), await line.join()];
  await run((tx) => cancelVisit(tx, line.lead, line.taken[0]!.id, { reason }));
  await line.offer();
  await stage.takeJobs();
  const accept = (who = first.person) => refusal((tx) => acceptOffer(tx, who, first.visitId));
  return { ...line, ...first, next, accept };
}

const seatsTaken = async ({ id }: Slot) => (await run((tx) => tx.findOneByOrFail(Slot, { id }))).seatsTaken;

test('where the lead decides, an accepted offer is a request that keeps its seat, and the leads hear of it', async () => {
  const offer = await anOffer();
  expect(await offer.accept()).toBeNull();
  expect(await offer.stateOf(offer.visitId)).toMatchObject({ state: 'requested', acceptedAt: expect.any(Date) });
  expect(await seatsTaken(offer.slot)).toBe(1);
  expect((await listAudit(offer.visitId)).at(-1)).toEqual({
    act: 'visit.offer-accepted',
    actorId: offer.person.id,
    before: { state: 'offered' },
    after: { state: 'requested' },
  });
  await doJobs();
  expect((await takeMails()).map(({ to }) => to.address)).toContain(offer.lead.email);
  await run((tx) => approveVisit(tx, offer.lead, offer.visitId));
  expect(await seatsTaken(offer.slot)).toBe(1);
  expect(await run((tx) => listInvites(tx, offer.visitId))).toMatchObject([
    { personId: offer.person.id, isLive: true },
  ]);
});

test('where a slot approves by itself, an accepted offer is booked at once', async () => {
  const offer = await anOffer({ approval: 'automatic' });
  await offer.accept();
  expect(await offer.stateOf(offer.visitId)).toMatchObject({ state: 'approved', decidedById: null });
  expect((await listAudit(offer.visitId)).map(({ act }) => act)).toEqual([
    'visit.joined-waitlist',
    'visit.offered',
    'visit.offer-accepted',
    'visit.approved',
  ]);
  expect(await run((tx) => listInvites(tx, offer.visitId))).toHaveLength(1);
});

test('a seat that was accepted, and refused by the lead, goes to the next', async () => {
  const offer = await anOffer();
  await offer.accept();
  await run((tx) => declineVisit(tx, offer.lead, offer.visitId, { reason }));
  await offer.offer();
  expect(await offer.stateOf(offer.next.visitId)).toMatchObject({ state: 'offered' });
});

describe('accepting is refused', () => {
  test('to others, and what they may not see is not found', async () => {
    const offer = await anOffer();
    expect(await offer.accept(offer.lead)).toBe('not-visitor');
    const stranger = await run((tx) => aPerson(tx));
    await expect(offer.accept(stranger)).rejects.toThrow(NotFound);
  });

  test('when it has ended, whether or not anybody looked since', async () => {
    const offer = await anOffer();
    passTime({ hours: 24 });
    expect(await offer.accept()).toBe('offer-over');
    await run((tx) => offerSeats(tx, offer.slot.id));
    expect(await offer.accept()).toBe('offer-over');
    expect(await offer.stateOf(offer.next.visitId)).toMatchObject({ state: 'offered' });
  });

  test('twice', async () => {
    const offer = await anOffer();
    await offer.accept();
    expect(await offer.accept()).toBe('no-offer');
  });
});

test('a lead who approves somebody in line hears that they still wait', async () => {
  const offer = await anOffer();
  expect(await refusal((tx) => approveVisit(tx, offer.lead, offer.next.visitId))).toBe('still-waiting');
});

describe('at once', () => {
  test('the offer is accepted and runs out: it is one of both, and the seat is nobody’s twice', async () => {
    for (let round = 0; round < 4; round++) {
      const offer = await anOffer({ approval: 'automatic' });
      passTime({ hours: 23, minutes: 59 });
      const accepting = offer.accept();
      passTime({ minutes: 1 });
      const [why] = await Promise.all([accepting, run((tx) => offerSeats(tx, offer.slot.id))]);
      const states = [(await offer.stateOf(offer.visitId)).state, (await offer.stateOf(offer.next.visitId)).state];
      expect(states).toEqual(why ? ['expired', 'offered'] : ['approved', 'waiting']);
      expect(await seatsTaken(offer.slot)).toBe(1);
    }
  });

  test('the offer is accepted twice, and given back: one of them happens', async () => {
    for (let round = 0; round < 4; round++) {
      const offer = await anOffer();
      const answers = await Promise.all([
        offer.accept(),
        offer.accept(),
        refusal((tx) => withdrawVisit(tx, offer.person, offer.visitId)),
      ]);
      const { state } = await offer.stateOf(offer.visitId);
      // Who gives back what was just accepted withdraws the request.
      expect(['requested', 'withdrawn']).toContain(state);
      expect(answers.slice(0, 2).filter((why) => why === null).length).toBeLessThanOrEqual(1);
    }
  });

  test('two people ask for the seat that is offered to a third: neither gets it', async () => {
    const offer = await anOffer({ approval: 'automatic' });
    const others = [await run((tx) => aPerson(tx)), await run((tx) => aPerson(tx))];
    const answers = await Promise.all([
      ...others.map((who) => refusal((tx) => requestVisit(tx, who, offer.slot.id, { learningGoals }))),
      offer.accept(),
    ]);
    expect(answers).toEqual(['slot-full', 'slot-full', null]);
  });
});

test('a link from the mail answers once, as the one it was mailed to', async () => {
  const line = await aFullSlot(stage, { approval: 'automatic' });
  const { person, visitId } = await line.join();
  await run((tx) => cancelVisit(tx, line.lead, line.taken[0]!.id, { reason }));
  await line.offer();
  await run((tx) => tx.query(`DELETE FROM notices WHERE kind <> 'seat-offered'`));
  await stage.takeJobs();
  await run(async (tx) => {
    await tx.query(`SELECT graphile_worker.add_job('mail-notices', json_build_object('personId', $1::text))`, [
      person.id,
    ]);
  });
  expect(await doJobs()).toEqual([]);
  const mail = (await takeMails()).find(({ to }) => to.address === person.email)!;
  expect(mail.subject).toMatch(/^Plaats vrij bij /);
  const token = /\/offers\/([\w-]+)/.exec(mail.html)![1]!;
  const accept = () =>
    refusal((tx) => spendMailLink(tx, 'visit', token, (link) => acceptOffer(tx, link.person, link.subjectId)));
  expect(await accept()).toBeNull();
  expect(await accept()).toBe('mail-link-spent');
  expect(await line.stateOf(visitId)).toMatchObject({ state: 'approved' });
});
