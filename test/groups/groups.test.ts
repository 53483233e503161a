import { beforeAll, describe, expect, test } from '@jest/globals';
import { approveGroup } from '../../src/groups/approve-group.js';
import { declineGroup } from '../../src/groups/decline-group.js';
import { groupDecided, groupRequested } from '../../src/groups/group.notices.js';
import { getGroup } from '../../src/groups/groups.queries.js';
import { requestGroup } from '../../src/groups/request-group.js';
import { splitGroup } from '../../src/groups/split-group.js';
import { withdrawGroup } from '../../src/groups/withdraw-group.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { findRecipient } from '../../src/people/recipient.queries.js';
import { NotFound } from '../../src/platform/refusal.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { undoDecision } from '../../src/visits/undo-decision.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { setStage } from '../support/acts.js';
import { expectConsistent } from '../support/consistency.js';
import { aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run, refusal, faults, listAudit } = setStage();

let department: Department;
let lead: Actor;
let manager: Actor;
let team: Actor[];

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  manager = await run((tx) => aPerson(tx));
  team = await run(async (tx) => {
    const people: Actor[] = [];
    for (let n = 0; n < 3; n++)
      people.push(await aPerson(tx, { managerId: manager.id, departmentId: manager.departmentId }));
    return people;
  });
});

let hour = 100;
const slotOf = (facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, department, { createdById: lead.id, seats: 4, ...hoursFromNow((hour += 12)), ...facts }));
const ids = (people: Actor[]) => people.map(({ id }) => id);
const ask =
  (slotId: string, people: Actor[], more: { isTogether?: boolean } = {}, actor = manager) =>
  (tx: Parameters<Parameters<typeof run>[0]>[0]) =>
    requestGroup(tx, actor, slotId, { visitorIds: ids(people), learningGoals: ['Kijken'], ...more });
const statesOf = async (groupId: string) =>
  (await run((tx) => getGroup(tx, lead, groupId))).members.map(({ state }) => state);
const noticesTo = (personId: string, kind: string) =>
  run((tx) => tx.query('SELECT payload, due_at AS "dueAt" FROM notices WHERE person_id = $1 AND kind = $2 ORDER BY created_at', [personId, kind])); // prettier-ignore

describe('several people ask in one go', () => {
  test('one request for each, all of one group', async () => {
    const slot = await slotOf();
    const people = [manager, ...team];
    const groupId = await run(ask(slot.id, people));
    const group = await run((tx) => getGroup(tx, manager, groupId));
    expect(group).toMatchObject({ slotId: slot.id, requestedById: manager.id, isTogether: true });
    expect(group.members.map(({ visitorId }) => visitorId).sort()).toEqual(ids(people).sort());
    expect(await statesOf(groupId)).toEqual(Array(4).fill('requested'));
    expect(await listAudit(groupId)).toMatchObject([{ act: 'group.requested', actorId: manager.id }]);
  });

  test('and get their seats at once where the slot approves by itself', async () => {
    const slot = await slotOf({ approval: 'automatic' });
    expect(await statesOf(await run(ask(slot.id, team)))).toEqual(Array(3).fill('approved'));
    await run((tx) => expectConsistent(tx, slot.id));
  });

  test('anybody of the company, when HR asks', async () => {
    const hr = await run((tx) => anHr(tx));
    const strangers = await run(async (tx) => [await aPerson(tx), await aPerson(tx)]);
    const groupId = await run(ask((await slotOf()).id, strangers, {}, hr));
    expect(await statesOf(groupId)).toHaveLength(2);
  });

  test('the leads get one mail about all of them, and each visitor one about themselves', async () => {
    const groupId = await run(ask((await slotOf()).id, [manager, ...team]));
    const told = (await noticesTo(lead.id, 'group-requested')).map(({ payload }: { payload: object }) => payload);
    expect(told.filter((payload: object) => JSON.stringify(payload).includes(groupId))).toEqual([{ groupId }]);
    for (const person of team) expect((await noticesTo(person.id, 'requested-for-you')).length).toBeGreaterThan(0);
    expect(await noticesTo(manager.id, 'requested-for-you')).toEqual([]);
    const recipient = await run((tx) => findRecipient(tx, lead.id));
    const mail = await run((tx) => groupRequested.load(tx, recipient!, { groupId }));
    expect(mail).toMatchObject({ template: 'mail/group-requested', subject: expect.stringContaining(manager.name) });
  });
});

describe('a group is refused', () => {
  test('of one', async () => {
    expect(await refusal(ask((await slotOf()).id, [manager]))).toBe('group-too-small');
  });

  test('of more than may ask in one go', async () => {
    const many = await run(async (tx) => {
      const people: Actor[] = [];
      for (let n = 0; n < 7; n++) people.push(await aPerson(tx, { managerId: manager.id }));
      return people;
    });
    expect(await refusal(ask((await slotOf({ seats: 9 })).id, many))).toBe('group-too-large');
  });

  test('for which there are not enough seats, and nobody of it asks', async () => {
    const slot = await slotOf({ seats: 2 });
    expect(await refusal(ask(slot.id, team))).toBe('group-does-not-fit');
    expect(await refusal(ask(slot.id, team, { isTogether: false }))).toBe('group-does-not-fit');
  });

  test('with somebody in it who is elsewhere, and nobody of it asks', async () => {
    const slot = await slotOf();
    const { startsAt, endsAt } = slot;
    const other = await slotOf({ startsAt, endsAt });
    await run((tx) => aVisit(tx, other, { visitorId: team[1]!.id }));
    expect(await refusal(ask(slot.id, team))).toBe('group-own-overlap');
    expect(await run((tx) => tx.query('SELECT FROM visits WHERE slot_id = $1', [slot.id]))).toEqual([]);
  });

  test('with somebody in it whom one may not book for', async () => {
    const stranger = await run((tx) => aPerson(tx));
    expect(await refusal(ask((await slotOf()).id, [manager, stranger]))).toBe('not-for-others');
  });

  test('with somebody in it who has left', async () => {
    const hr = await run((tx) => anHr(tx));
    const left = await run((tx) => aPerson(tx));
    await run((tx) => tx.query('UPDATE people SET is_active = false WHERE id = $1', [left.id]));
    expect(await faults(ask((await slotOf()).id, [hr, left], {}, hr))).toEqual(['visitorIds.1: unknown-person']);
  });
});

describe('a lead decides', () => {
  test('for all of them at once', async () => {
    const slot = await slotOf();
    const groupId = await run(ask(slot.id, team));
    await run((tx) => approveGroup(tx, lead, groupId));
    expect(await statesOf(groupId)).toEqual(Array(3).fill('approved'));
    expect((await listAudit(groupId)).map(({ act }) => act)).toEqual(['group.requested', 'group.approved']);
    await run((tx) => expectConsistent(tx, slot.id));
  });

  test('for nobody when not all of them fit any more', async () => {
    const slot = await slotOf({ seats: 3 });
    const groupId = await run(ask(slot.id, team));
    await run((tx) => aVisit(tx, slot, { state: 'approved' }));
    expect(await refusal((tx) => approveGroup(tx, lead, groupId))).toBe('group-does-not-fit');
    expect(await statesOf(groupId)).toEqual(Array(3).fill('requested'));
  });

  test('for all but one, when that one drops out and the others fit', async () => {
    const slot = await slotOf({ seats: 3 });
    const groupId = await run(ask(slot.id, team));
    await run((tx) => aVisit(tx, slot, { state: 'approved' }));
    const { members } = await run((tx) => getGroup(tx, lead, groupId));
    const mine = members.find(({ visitorId }) => visitorId === team[0]!.id)!;
    await run((tx) => withdrawVisit(tx, team[0]!, mine.visitId));
    await run((tx) => approveGroup(tx, lead, groupId));
    expect((await statesOf(groupId)).sort()).toEqual(['approved', 'approved', 'withdrawn']);
  });

  test('against all of them, each with the reason', async () => {
    const groupId = await run(ask((await slotOf()).id, team));
    await run((tx) => declineGroup(tx, lead, groupId, { reason: 'Te druk' }));
    expect(await statesOf(groupId)).toEqual(Array(3).fill('declined'));
    const reasons = await run((tx) => tx.query('SELECT DISTINCT reason FROM visits WHERE group_id = $1', [groupId]));
    expect(reasons).toEqual([{ reason: 'Te druk' }]);
  });

  test('not about one of a group that comes together', async () => {
    const groupId = await run(ask((await slotOf()).id, team));
    const [one] = (await run((tx) => getGroup(tx, lead, groupId))).members;
    expect(await refusal((tx) => approveVisit(tx, lead, one!.visitId))).toBe('decided-together');
    expect(await refusal((tx) => declineVisit(tx, lead, one!.visitId, { reason: 'Vol' }))).toBe('decided-together');
  });

  test('about one of a group that was split, or that asked to be decided about one by one', async () => {
    const split = await run(ask((await slotOf()).id, team));
    await run((tx) => splitGroup(tx, lead, split));
    const apart = await run(ask((await slotOf()).id, team, { isTogether: false }));
    for (const groupId of [split, apart]) {
      const [one] = (await run((tx) => getGroup(tx, lead, groupId))).members;
      await run((tx) => approveVisit(tx, lead, one!.visitId));
      expect(await statesOf(groupId)).toEqual(['approved', 'requested', 'requested']);
      expect(await refusal((tx) => approveGroup(tx, lead, groupId))).toBe('group-is-split');
    }
  });

  test('and takes it back before anybody hears of it', async () => {
    const groupId = await run(ask((await slotOf()).id, team));
    await run((tx) => approveGroup(tx, lead, groupId, { isUndoable: true }));
    const { members } = await run((tx) => getGroup(tx, lead, groupId));
    for (const { visitId } of members) await run((tx) => undoDecision(tx, lead, visitId));
    expect(await statesOf(groupId)).toEqual(Array(3).fill('requested'));
    const recipient = await run((tx) => findRecipient(tx, manager.id));
    expect(await run((tx) => groupDecided.load(tx, recipient!, { groupId }))).toBeNull();
  });

  test('and who asked hears of it once, when it cannot be undone any more', async () => {
    const groupId = await run(ask((await slotOf()).id, team));
    await run((tx) => approveGroup(tx, lead, groupId, { isUndoable: true }));
    const told = (await noticesTo(manager.id, 'group-decided')).filter(({ payload }: { payload: { groupId: string } }) => payload.groupId === groupId); // prettier-ignore
    expect(told).toHaveLength(1);
    expect(+told[0].dueAt).toBeGreaterThan(Date.now() + 5_000);
    const recipient = await run((tx) => findRecipient(tx, manager.id));
    const mail = await run((tx) => groupDecided.load(tx, recipient!, { groupId }));
    expect(mail?.subject).toContain(department.name);
  });
});

test('who asked takes the request back for all who are not decided about', async () => {
  const groupId = await run(ask((await slotOf()).id, team, { isTogether: false }));
  const [one] = (await run((tx) => getGroup(tx, lead, groupId))).members;
  await run((tx) => approveVisit(tx, lead, one!.visitId));
  await run((tx) => withdrawGroup(tx, manager, groupId));
  expect(await statesOf(groupId)).toEqual(['approved', 'withdrawn', 'withdrawn']);
  expect(await refusal((tx) => withdrawGroup(tx, manager, groupId))).toBe('already-decided');
});

test('a group is seen by those who come along, who asked, the leads and HR, and is not there for others', async () => {
  const groupId = await run(ask((await slotOf()).id, team));
  const hr = await run((tx) => anHr(tx));
  for (const person of [...team, manager, lead, hr])
    expect((await run((tx) => getGroup(tx, person, groupId))).id).toBe(groupId);
  const stranger = await run((tx) => aPerson(tx));
  await expect(run((tx) => getGroup(tx, stranger, groupId))).rejects.toThrow(NotFound);
});
