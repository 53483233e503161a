import { describe, expect, test } from '@jest/globals';
import { NotFound } from '../../src/platform/refusal.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { joinWaitlist } from '../../src/waitlist/join-waitlist.js';
import { findPlaceInLine } from '../../src/waitlist/line-of-slot.queries.js';
import { setStage } from '../support/acts.js';
import { aFullSlot, learningGoals, passTime } from '../support/lines.js';
import { aHost, anHr, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal, takeJobs, listAudit } = stage;

const joining = (who: Parameters<typeof joinWaitlist>[1], slotId: string, visitorId?: string) =>
  refusal((tx) => joinWaitlist(tx, who, slotId, { learningGoals, visitorId }));

test('who finds the slot full stands in line, with what they want to find out; nobody is mailed', async () => {
  const { slot, join, stateOf } = await aFullSlot(stage);
  const { person, visitId } = await join();
  expect(await stateOf(visitId)).toMatchObject({ state: 'waiting', visitorId: person.id, learningGoals });
  expect(await listAudit(visitId)).toEqual([
    {
      act: 'visit.joined-waitlist',
      actorId: person.id,
      before: null,
      after: { slotId: slot.id, visitorId: person.id, state: 'waiting', learningGoals },
    },
  ]);
  expect((await takeJobs()).filter(({ name }) => name !== 'offer-seats')).toEqual([]);
});

test('everybody sees their own place in the order in which they joined, and moves up when somebody leaves', async () => {
  const { join } = await aFullSlot(stage);
  const members = [await join(), await join(), await join()];
  const places = () =>
    Promise.all(
      members.map(async ({ visitId }) => {
        const { place, waiting } = await run((tx) => findPlaceInLine(tx, visitId));
        return `${place}/${waiting}`;
      }),
    );
  expect(await places()).toEqual(['1/3', '2/3', '3/3']);
  await run((tx) => withdrawVisit(tx, members[0]!.person, members[0]!.visitId));
  expect(await places()).toEqual(['null/2', '1/2', '2/2']);
});

test('HR puts somebody else in line', async () => {
  const { slot } = await aFullSlot(stage);
  const [hr, guest] = await run(async (tx) => [await anHr(tx), await aPerson(tx)]);
  expect(await joining(hr, slot.id, guest.id)).toBeNull();
});

describe('joining is refused', () => {
  test('while there is a seat', async () => {
    const { department } = await aFullSlot(stage);
    const other = await run((tx) => aSlot(tx, department));
    expect(await joining(await run((tx) => aPerson(tx)), other.id)).toBe('seats-free');
  });

  test('to whoever waits already, is elsewhere, or belongs to the department', async () => {
    const { slot, department, join } = await aFullSlot(stage);
    const { person } = await join();
    expect(await joining(person, slot.id)).toBe('already-requested');
    const busy = await run((tx) => aPerson(tx));
    await run(async (tx) => {
      const { startsAt, endsAt } = slot;
      await aVisit(tx, await aSlot(tx, department, { startsAt, endsAt }), { visitorId: busy.id });
    });
    expect(await joining(busy, slot.id)).toBe('own-overlap');
    expect(await joining(await run((tx) => aHost(tx, department)), slot.id)).toBe('own-department');
  });

  test('for somebody else, to whom that is not given', async () => {
    const { slot } = await aFullSlot(stage);
    const [one, other] = await run(async (tx) => [await aPerson(tx), await aPerson(tx)]);
    expect(await joining(one, slot.id, other.id)).toBe('not-for-others');
  });

  test('shortly before the moment', async () => {
    const { slot } = await aFullSlot(stage);
    passTime({ days: 7, hours: 20, minutes: 1 });
    expect(await joining(await run((tx) => aPerson(tx)), slot.id)).toBe('too-late');
  });

  test('of a slot that is not there', async () => {
    const person = await run((tx) => aPerson(tx));
    await expect(joining(person, person.id)).rejects.toThrow(NotFound);
  });
});

describe('while somebody waits who can come', () => {
  test('a newcomer cannot take a free seat, and is asked to stand in line', async () => {
    const { slot, join } = await aFullSlot(stage, { seats: 2 });
    await join();
    // A seat more, which nobody has offered to the line yet.
    await run((tx) => tx.query('UPDATE slots SET seats = 3 WHERE id = $1', [slot.id]));
    const newcomer = await run((tx) => aPerson(tx));
    const request = (tx: Parameters<Parameters<typeof run>[0]>[0]) =>
      requestVisit(tx, newcomer, slot.id, { learningGoals });
    expect(await refusal(request)).toBe('others-wait');
    expect(await joining(newcomer, slot.id)).toBeNull();
  });

  test('nobody is kept from a seat by somebody who is elsewhere then', async () => {
    const { slot, department, join } = await aFullSlot(stage);
    const { person } = await join();
    await run(async (tx) => {
      const { startsAt, endsAt } = slot;
      await aVisit(tx, await aSlot(tx, department, { startsAt, endsAt }), { visitorId: person.id });
      await tx.query('UPDATE slots SET seats = 2 WHERE id = $1', [slot.id]);
    });
    const newcomer = await run((tx) => aPerson(tx));
    expect(await refusal((tx) => requestVisit(tx, newcomer, slot.id, { learningGoals }))).toBeNull();
  });
});
