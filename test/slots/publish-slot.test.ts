import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { SlotHost } from '../../src/slots/slot-host.entity.js';
import { getSlot } from '../../src/slots/slots.queries.js';
import type { PublishSlotInput } from '../../src/slots/slots.dto.js';
import { publishSlot } from '../../src/slots/publish-slot.js';
import { setStage } from '../support/acts.js';
import { aDepartment, aDeputy, aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';

const { run, refusal, faults, takeJobs, listAudit } = setStage();

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx, { place: 'Zwolle, 2e verdieping' }));
  lead = await run((tx) => aLead(tx, department));
});

const input = (facts: Partial<PublishSlotInput> = {}): PublishSlotInput => ({
  departmentId: department.id,
  channel: 'phone',
  ...hoursFromNow(100),
  seats: 2,
  ...facts,
});

const publish = (actor: Actor, facts: Partial<PublishSlotInput> = {}) =>
  run((tx) => publishSlot(tx, actor, input(facts)));
const refusalOf = (actor: Actor, facts: Partial<PublishSlotInput> = {}) =>
  refusal((tx) => publishSlot(tx, actor, input(facts)));

test('a lead publishes a slot; it is at the department and for everybody unless she says otherwise', async () => {
  const hours = hoursFromNow(200);
  const slotId = await publish(lead, { ...hours });

  expect(await run((tx) => getSlot(tx, slotId))).toEqual({
    id: slotId,
    departmentId: department.id,
    language: 'nl',
    departmentName: department.name,
    timeZone: 'Europe/Amsterdam',
    channel: 'phone',
    location: 'Zwolle, 2e verdieping',
    ...hours,
    seats: 2,
    seatsTaken: 0,
    audience: 'both',
    approval: 'lead',
    hosts: [],
    briefing: '',
    state: 'published',
  });
  const after = {
    departmentId: department.id,
    channel: 'phone',
    seats: 2,
    location: 'Zwolle, 2e verdieping',
    hostIds: [],
  };
  expect(await listAudit(slotId)).toMatchObject([{ act: 'slot.published', actorId: lead.id, before: null, after }]);
  expect(await takeJobs()).toEqual([]);
});

test('what she says is kept, hosts and their hours among it', async () => {
  const host = await run((tx) => aHost(tx, department));
  const said = {
    location: 'https://meet.example/kamer',
    audience: 'onboarding',
    approval: 'automatic',
    briefing: 'Bel aan',
  } as const;
  const hours = hoursFromNow(50, 2);
  const slotId = await publish(lead, { ...said, ...hours, hostIds: [host.id] });

  expect(await run((tx) => getSlot(tx, slotId))).toMatchObject({ ...said, hosts: [{ id: host.id, name: host.name }] });
  expect(await run((tx) => tx.findBy(SlotHost, { slotId }))).toEqual([
    { slotId, hostId: host.id, ...hours, slotState: 'published' },
  ]);
});

test('a deputy and an admin may do the same', async () => {
  for (const person of [await run((tx) => aDeputy(tx, department)), await run(anAdmin)]) {
    expect(await refusalOf(person)).toBeNull();
  }
});

describe('a slot is refused', () => {
  test('from whoever does not lead the department: a colleague, a host, HR, the lead of another department', async () => {
    const strangers = await run(async (tx) => [
      await aPerson(tx, { departmentId: department.id }),
      await aHost(tx, department),
      await anHr(tx),
      await aLead(tx, await aHostDepartment(tx)),
    ]);
    for (const stranger of strangers) expect(await refusalOf(stranger)).toBe('not-lead');
  });

  test('at a department that receives no guests', async () => {
    const closed = await run((tx) => aDepartment(tx));
    const itsLead = await run((tx) => aLead(tx, closed));
    expect(await refusalOf(itsLead, { departmentId: closed.id })).toBe('not-host-department');
  });

  test('for hours that end before they start, are too few or too many, or have begun', async () => {
    const { startsAt, endsAt } = hoursFromNow(10);
    const host = await run((tx) => aHost(tx, department));
    expect(await refusalOf(lead, { startsAt: endsAt, endsAt: startsAt, hostIds: [host.id] })).toBe('ends-before-start');
    expect(await refusalOf(lead, hoursFromNow(10, 0.2))).toBe('too-short');
    expect(await refusalOf(lead, hoursFromNow(10, 12.1))).toBe('too-long');
    expect(await refusalOf(lead, hoursFromNow(-0.1))).toBe('in-the-past');
  });

  test('with somebody as host who does not host at this department', async () => {
    const other = await run(async (tx) => aHost(tx, await aHostDepartment(tx)));
    expect(await refusalOf(lead, { hostIds: [other.id] })).toBe('host-not-of-department');
  });

  test('with a host who sits with guests elsewhere in some of these hours, not when they only touch', async () => {
    const host = await run((tx) => aHost(tx, department));
    await publish(lead, { ...hoursFromNow(300), hostIds: [host.id] });
    expect(await refusalOf(lead, { ...hoursFromNow(302), hostIds: [host.id] })).toBe('host-double-booked');
    expect(await refusalOf(lead, { ...hoursFromNow(303.001), hostIds: [host.id] })).toBeNull();
  });
});

test('a host whose other slot is withdrawn is free', async () => {
  const host = await run((tx) => aHost(tx, department));
  await run((tx) => aSlot(tx, department, { ...hoursFromNow(400), hostIds: [host.id], state: 'withdrawn' }));
  expect(await refusalOf(lead, { ...hoursFromNow(400), hostIds: [host.id] })).toBeNull();
});

test('a department that is unknown, and a place that nobody knows, are faults of their fields', async () => {
  const nowhere = await run((tx) => aHostDepartment(tx, { place: '' }));
  const itsLead = await run((tx) => aLead(tx, nowhere));
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect(await faults((tx) => publishSlot(tx, lead, input({ departmentId: unknown })))).toEqual([
    'departmentId: unknown-department',
  ]);
  expect(await faults((tx) => publishSlot(tx, itsLead, input({ departmentId: nowhere.id })))).toEqual([
    'location: required',
  ]);
});
