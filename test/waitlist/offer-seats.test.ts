import { describe, expect, test } from '@jest/globals';
import { deactivatePerson } from '../../src/directory/deactivate-person.js';
import { now } from '../../src/platform/clock.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { withdrawSlot } from '../../src/visits/withdraw-slot.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { offerSeats } from '../../src/waitlist/offer-seats.js';
import { sweepWaitlists } from '../../src/waitlist/sweep-waitlists.js';
import { setStage } from '../support/acts.js';
import { aFullSlot, type FullSlot, learningGoals, passTime } from '../support/lines.js';
import { aHost, anAdmin, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, takeJobs, listAudit } = stage;
const reason = 'Ziek';

const cancel = ({ lead, taken }: FullSlot, index = 0) =>
  run((tx) => cancelVisit(tx, lead, taken[index]!.id, { reason }));
const statesOf = async ({ stateOf }: FullSlot, members: { visitId: string }[]) =>
  (await Promise.all(members.map(({ visitId }) => stateOf(visitId)))).map(({ state }) => state).join();
const sweep = async (line: FullSlot) => {
  await run((tx) => sweepWaitlists(tx, now()));
  await line.offer();
};
const seatsTaken = async ({ slot }: FullSlot) =>
  (await run((tx) => tx.findOneByOrFail(Slot, { id: slot.id }))).seatsTaken;

test('a seat that comes free is kept for whoever waited first, for a day, and that person is told', async () => {
  const line = await aFullSlot(stage);
  const [first, second] = [await line.join(), await line.join()];
  await takeJobs();
  await cancel(line);
  const at = now();
  await line.offer();
  const offerExpiresAt = new Date(+at + 24 * 3_600_000);
  expect(await line.stateOf(first.visitId)).toMatchObject({ state: 'offered', offeredAt: at, offerExpiresAt });
  expect(await statesOf(line, [first, second])).toBe('offered,waiting');
  expect(await seatsTaken(line)).toBe(1);
  expect((await listAudit(first.visitId)).at(-1)).toEqual({
    act: 'visit.offered',
    actorId: null,
    before: { state: 'waiting' },
    after: { state: 'offered', offerExpiresAt: offerExpiresAt.toISOString() },
  });
  const notices = await run((tx) =>
    tx.query(`SELECT kind, payload FROM notices WHERE person_id = $1`, [first.person.id]),
  );
  expect(notices).toEqual([{ kind: 'seat-offered', payload: { visitId: first.visitId } }]);
});

describe('a seat comes free', () => {
  const freed: [string, (line: FullSlot) => Promise<unknown>][] = [
    ['when a visit is cancelled', (line) => cancel(line)],
    ['when there is a seat more', (line) => run((tx) => changeSlot(tx, line.lead, line.slot.id, { seats: 2 }))],
    [
      'when a visitor leaves the company',
      async ({ taken }) => {
        const admin = await run((tx) => anAdmin(tx));
        await run((tx) => deactivatePerson(tx, admin, taken[0]!.visitorId));
      },
    ],
  ];
  test.each(freed)('%s', async (_, free) => {
    const line = await aFullSlot(stage);
    const members = [await line.join(), await line.join()];
    await takeJobs();
    await free(line);
    await line.offer();
    expect(await statesOf(line, members)).toBe('offered,waiting');
  });

  test('when an offer is given back', async () => {
    const line = await aFullSlot(stage);
    const members = [await line.join(), await line.join()];
    await cancel(line);
    await line.offer();
    await run((tx) => withdrawVisit(tx, members[0]!.person, members[0]!.visitId));
    await line.offer();
    expect(await statesOf(line, members)).toBe('withdrawn,offered');
  });

  test('when who is offered it leaves the company', async () => {
    const line = await aFullSlot(stage);
    const members = [await line.join(), await line.join()];
    await cancel(line);
    await line.offer();
    const admin = await run((tx) => anAdmin(tx));
    await run((tx) => deactivatePerson(tx, admin, members[0]!.person.id));
    await line.offer();
    expect(await statesOf(line, members)).toBe('withdrawn,offered');
  });
});

test('nothing is enqueued for a slot at which nobody waits', async () => {
  const line = await aFullSlot(stage);
  await cancel(line);
  expect((await takeJobs()).map(({ name }) => name)).not.toContain('offer-seats');
});

test('a seat that an open request asks for is the lead’s to give; refused, it goes to the line', async () => {
  const line = await aFullSlot(stage, { seats: 2 });
  await cancel(line);
  const asker = await run((tx) => aPerson(tx));
  const requestId = await run((tx) => requestVisit(tx, asker, line.slot.id, { learningGoals }));
  await run((tx) => aVisit(tx, line.slot, { state: 'approved' }));
  const members = [await line.join()];
  await cancel(line, 1);
  await line.offer();
  expect(await statesOf(line, members)).toBe('waiting');
  await run((tx) => declineVisit(tx, line.lead, requestId, { reason }));
  await line.offer();
  expect(await statesOf(line, members)).toBe('offered');
});

test('who is elsewhere at those hours is passed over and keeps the place, and is served when free again', async () => {
  const line = await aFullSlot(stage);
  const members = [await line.join(), await line.join()];
  const { startsAt, endsAt } = line.slot;
  const elsewhere = await run(async (tx) =>
    aVisit(tx, await aSlot(tx, line.department, { startsAt, endsAt }), { visitorId: members[0]!.person.id }),
  );
  await cancel(line);
  await line.offer();
  expect(await statesOf(line, members)).toBe('waiting,offered');
  await run((tx) => changeSlot(tx, line.lead, line.slot.id, { seats: 2 }));
  await line.offer();
  expect(await statesOf(line, members)).toBe('waiting,offered');
  await run((tx) => withdrawVisit(tx, members[0]!.person, elsewhere.id));
  await sweep(line);
  expect(await statesOf(line, members)).toBe('offered,offered');
});

test('a host with a guest at those hours is passed over', async () => {
  const line = await aFullSlot(stage);
  const elsewhere = await aFullSlot(stage, { seats: 2 });
  const host = await run((tx) => aHost(tx, elsewhere.department));
  const members = [await line.join(host), await line.join()];
  const { startsAt, endsAt } = line.slot;
  await run(async (tx) => {
    const hosted = await aSlot(tx, elsewhere.department, { startsAt, endsAt, hostIds: [host.id] });
    await aVisit(tx, hosted, { state: 'approved', hostId: host.id });
  });
  await cancel(line);
  await line.offer();
  expect(await statesOf(line, members)).toBe('waiting,offered');
});

test('an offer that is not accepted in time goes to the next, and who missed it is told', async () => {
  const line = await aFullSlot(stage);
  const members = [await line.join(), await line.join()];
  await cancel(line);
  await line.offer();
  passTime({ hours: 24 });
  await sweep(line);
  expect(await statesOf(line, members)).toBe('expired,offered');
  expect((await listAudit(members[0]!.visitId)).at(-1)).toMatchObject({ act: 'visit.expired', actorId: null });
  expect(await kindsTold(members[0]!.person.id)).toEqual(['offer-lapsed', 'seat-offered']);
  expect(await seatsTaken(line)).toBe(1);
});

test('with nobody next, a seat whose offer ran out is free for everybody', async () => {
  const line = await aFullSlot(stage);
  await line.join();
  await cancel(line);
  await line.offer();
  passTime({ hours: 24 });
  await sweep(line);
  expect(await seatsTaken(line)).toBe(0);
  const newcomer = await run((tx) => aPerson(tx));
  await run((tx) => requestVisit(tx, newcomer, line.slot.id, { learningGoals }));
});

test('when the moment is near, whoever still waits is told that it did not work out', async () => {
  const line = await aFullSlot(stage);
  const { person, visitId } = await line.join();
  passTime({ days: 7, hours: 20 });
  await sweep(line);
  expect(await line.stateOf(visitId)).toMatchObject({ state: 'expired' });
  expect(await kindsTold(person.id)).toEqual(['wait-over']);
});

test('a slot that is withdrawn ends its line, and everybody is told of that', async () => {
  const line = await aFullSlot(stage);
  const members = [await line.join(), await line.join()];
  await cancel(line);
  await line.offer();
  await run((tx) => withdrawSlot(tx, line.lead, line.slot.id));
  expect(await statesOf(line, members)).toBe('declined,declined');
  await sweep(line);
  expect(await seatsTaken(line)).toBe(0);
});

describe('at once', () => {
  test('many jobs for one slot: each seat is offered once', async () => {
    const line = await aFullSlot(stage, { seats: 3 });
    const members = [];
    for (let n = 0; n < 5; n++) members.push(await line.join());
    for (const index of [0, 1, 2]) await cancel(line, index);
    await Promise.all(Array.from({ length: 6 }, () => run((tx) => offerSeats(tx, line.slot.id))));
    expect(await statesOf(line, members)).toBe('offered,offered,offered,waiting,waiting');
  });

  test('seats at the same hours in two slots: who waits for both is offered one', async () => {
    for (let round = 0; round < 3; round++) {
      const lines = [await aFullSlot(stage), await aFullSlot(stage)];
      const both = await run((tx) => aPerson(tx));
      const [mine, other] = [await lines[0]!.join(both), await lines[1]!.join(both)];
      const next = [await lines[0]!.join(), await lines[1]!.join()];
      for (const line of lines) await cancel(line);
      await Promise.all(lines.map(({ slot }) => run((tx) => offerSeats(tx, slot.id))));
      const states = [await statesOf(lines[0]!, [mine, next[0]!]), await statesOf(lines[1]!, [other, next[1]!])];
      expect(states.toSorted()).toEqual(['offered,waiting', 'waiting,offered']);
    }
  });
});

const kindsTold = async (personId: string): Promise<string[]> =>
  (await run((tx) => tx.query(`SELECT kind FROM notices WHERE person_id = $1 ORDER BY kind`, [personId]))).map(
    ({ kind }: { kind: string }) => kind,
  );
