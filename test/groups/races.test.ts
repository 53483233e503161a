import { beforeAll, expect, test } from '@jest/globals';
import { approveGroup } from '../../src/groups/approve-group.js';
import { declineGroup } from '../../src/groups/decline-group.js';
import { requestGroup } from '../../src/groups/request-group.js';
import type { Department } from '../../src/people/department.entity.js';
import { getActor } from '../../src/people/people.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { requestMove } from '../../src/visits/request-move.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { reasonOf, setStage } from '../support/acts.js';
import { expectConsistent } from '../support/consistency.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

// Each act below runs in a transaction and on a connection of its own.
const stage = setStage();
const { run } = stage;
const ROUNDS = 6;

let department: Department;
let leads: [Actor, Actor];
let host: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  leads = await run(async (tx) => [await aLead(tx, department), await aLead(tx, department)]);
  host = await run((tx) => aHost(tx, department));
});

let hour = 100;
const slotOf = (facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, department, { createdById: leads[0].id, ...hoursFromNow((hour += 12)), ...facts }));
const stateOf = async (id: string) => (await run((tx) => tx.findOneByOrFail(Visit, { id }))).state;
/** What became of acts at the same moment: done, or why not. */
const atOnce = (...acts: ((tx: Tx) => Promise<unknown>)[]) =>
  Promise.all(acts.map((act) => run(act).then(() => 'done', reasonOf)));
const consistent = (...slots: { id: string }[]) =>
  run(async (tx) => {
    for (const { id } of slots) await expectConsistent(tx, id);
  });

async function aBooking() {
  const visitor = await run((tx) => aPerson(tx));
  const from = await slotOf({ hostIds: [host.id] });
  const { id } = await run((tx) => aVisit(tx, from, { visitorId: visitor.id }));
  await run((tx) => approveVisit(tx, leads[0], id));
  return { visitor, from, id };
}

test('two other moments are asked for at once: one is', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { visitor, id } = await aBooking();
    const slots = [await slotOf(), await slotOf()];
    const became = await atOnce(...slots.map((slot) => (tx: Tx) => requestMove(tx, visitor, id, { slotId: slot.id })));
    expect(became.sort()).toEqual(['already-moving', 'done']);
  }
});

test('another moment is approved while the old visit is called off: one seat at most, and the calendars agree', async () => {
  const seen = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const { visitor, from, id } = await aBooking();
    const to = await slotOf({ hostIds: [host.id] });
    const next = await run((tx) => requestMove(tx, visitor, id, { slotId: to.id }));
    const [, cancelled] = await atOnce(
      (tx) => approveVisit(tx, leads[0], next),
      (tx) => cancelVisit(tx, visitor, id, { reason: 'Ziek' }),
    );
    expect(await stateOf(next)).toBe('approved');
    expect(await stateOf(id)).toBe(cancelled === 'done' ? 'cancelled' : 'moved');
    seen.add(String(cancelled));
    await consistent(from, to);
  }
  expect([...seen].every((one) => ['done', 'already-decided', 'already-moved', 'already-cancelled'].includes(one))).toBe(true); // prettier-ignore
});

test('another moment is approved while its request is withdrawn: the old seat stays, or it moved', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { visitor, from, id } = await aBooking();
    const to = await slotOf();
    const next = await run((tx) => requestMove(tx, visitor, id, { slotId: to.id }));
    await atOnce(
      (tx) => approveVisit(tx, leads[0], next),
      (tx) => withdrawVisit(tx, visitor, next),
    );
    expect(['approved,withdrawn', 'moved,approved']).toContain(`${await stateOf(id)},${await stateOf(next)}`);
    await consistent(from, to);
  }
});

test('two guests change places at once, and neither waits for the other for ever', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const [one, two] = [await aBooking(), await aBooking()];
    for (const { from } of [one, two]) await run((tx) => tx.query('UPDATE slots SET seats = 2 WHERE id = $1', [from.id])); // prettier-ignore
    const toTwo = await run((tx) => requestMove(tx, one.visitor, one.id, { slotId: two.from.id }));
    const toOne = await run((tx) => requestMove(tx, two.visitor, two.id, { slotId: one.from.id }));
    const became = await atOnce(
      (tx) => approveVisit(tx, leads[0], toTwo),
      (tx) => approveVisit(tx, leads[1], toOne),
    );
    expect(became).toEqual(['done', 'done']);
    await consistent(one.from, two.from);
  }
});

async function aGroup(seats: number) {
  const manager = await run((tx) => aPerson(tx));
  const team = await run(async (tx) => [
    await aPerson(tx, { managerId: manager.id }),
    await aPerson(tx, { managerId: manager.id }),
  ]);
  const slot = await slotOf({ seats });
  const input = { visitorIds: team.map(({ id }) => id), learningGoals: ['Kijken'] };
  return { slot, groupId: await run((tx) => requestGroup(tx, manager, slot.id, input)) };
}

const countApproved = (slotId: string) => run((tx) => tx.countBy(Visit, { slotId, state: 'approved' }));

test('a group and somebody alone are approved for the last seats at once: never a part of the group', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { slot, groupId } = await aGroup(2);
    const { id } = await run((tx) => aVisit(tx, slot));
    const became = await atOnce(
      (tx) => approveGroup(tx, leads[0], groupId),
      (tx) => approveVisit(tx, leads[1], id),
    );
    expect(['done,slot-full', 'group-does-not-fit,done']).toContain(became.join());
    expect(await countApproved(slot.id)).toBe(became[0] === 'done' ? 2 : 1);
    await consistent(slot);
  }
});

test('one lead approves a group while another declines it: one decision for all of them', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { slot, groupId } = await aGroup(2);
    const became = await atOnce(
      (tx) => approveGroup(tx, leads[0], groupId),
      (tx) => declineGroup(tx, leads[1], groupId, { reason: 'Vol' }),
    );
    expect(became.sort()).toEqual(['already-decided', 'done']);
    expect([0, 2]).toContain(await countApproved(slot.id));
    await consistent(slot);
  }
});

test('somebody drops out of a group that is being approved: the others get their seats', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { slot, groupId } = await aGroup(2);
    const one = await run((tx) => tx.findOneByOrFail(Visit, { groupId }));
    const visitor = await run((tx) => getActor(tx, one.visitorId));
    const became = await atOnce(
      (tx) => approveGroup(tx, leads[0], groupId),
      (tx) => withdrawVisit(tx, visitor, one.id),
    );
    expect(became[0]).toBe('done');
    expect(await countApproved(slot.id)).toBe(became[1] === 'done' ? 1 : 2);
    await consistent(slot);
  }
});
