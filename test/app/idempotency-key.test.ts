import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import type { Api } from '../support/api.js';
import { aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;
const learningGoals = ['Kijken'];

let department: Department;
let lead: Actor;
let asLead: Api;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  asLead = await app.as(lead);
});

const slotOf = (facts: SlotFacts = {}) => run((tx) => aSlot(tx, department, { createdById: lead.id, ...facts }));

describe('an Idempotency-Key', () => {
  const key = (value: string) => ({ 'idempotency-key': value });

  test('gets the same answer again, also when the thing has changed since', async () => {
    const call = await app.as(await run((tx) => aPerson(tx)));
    const slot = await slotOf();
    const first = await call('POST', `/slots/${slot.id}/visits`, { learningGoals }, key('a'));
    expect(first).toMatchObject({ status: 201, body: { state: 'requested' } });
    await asLead('POST', `/visits/${String(first.body.id)}/approval`);
    const second = await call('POST', `/slots/${slot.id}/visits`, { learningGoals }, key('a'));
    expect({ status: second.status, body: second.body }).toEqual({ status: 201, body: first.body });
  });

  test('is refused for another request, and is nothing to anybody else', async () => {
    const [mine, theirs] = [await app.as(await run((tx) => aPerson(tx))), await app.as(await run((tx) => aPerson(tx)))];
    const slot = await slotOf();
    await mine('POST', `/slots/${slot.id}/visits`, { learningGoals }, key('b'));
    const other = await mine('POST', `/slots/${slot.id}/visits`, { learningGoals: ['Iets anders'] }, key('b'));
    expect(other).toMatchObject({ status: 409, body: { reason: 'idempotency-key-reused' } });
    expect((await theirs('POST', `/slots/${slot.id}/visits`, { learningGoals }, key('b'))).status).toBe(201);
  });

  test('is not used up by a refusal', async () => {
    const call = await app.as(await run((tx) => aPerson(tx)));
    const slot = await slotOf({ seats: 1 });
    const taken = await run((tx) => aVisit(tx, slot, { state: 'approved' }));
    const request = () => call('POST', `/slots/${slot.id}/visits`, { learningGoals }, key('c'));
    expect(await request()).toMatchObject({ status: 409, body: { reason: 'slot-full' } });
    await asLead('POST', `/visits/${taken.id}/cancellation`, { reason: 'Ziek' });
    expect((await request()).status).toBe(201);
  });
});
