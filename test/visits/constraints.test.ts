import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { violatedConstraint } from '../../src/platform/database/transactions.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { publishSlot } from '../../src/slots/publish-slot.js';
import { setStage } from '../support/acts.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit, anInvite } from '../support/visits.js';

const { run } = setStage();

let department: Department;
let lead: Actor;
let visitor: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  visitor = await run((tx) => aPerson(tx));
});

/** What PostgreSQL says no with: the constraint, else the message of a trigger; null when it lets it pass. */
const no = (sql: string, ...values: unknown[]) =>
  run((tx) => tx.query(sql, values)).then(
    () => null,
    (error: Error) => violatedConstraint(error) ?? error.message,
  );

const slotOf = (facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, department, { createdById: lead.id, ...facts }));

const insertVisit = (slot: Slot, visitorId: string, state: string, over: Partial<Slot> = {}) => {
  const place = { ...slot, ...over };
  return no(
    `INSERT INTO visits (slot_id, starts_at, ends_at, slot_state, visitor_id, state, learning_goals, requested_by_id, requested_at)
     VALUES ($1, $2, $3, $4, $5, $6, '{Kijken}', $5, now())`,
    place.id,
    place.startsAt,
    place.endsAt,
    place.state,
    visitorId,
    state,
  );
};

const insertHost = (slot: Slot, hostId: string, over: Partial<Slot> = {}) => {
  const place = { ...slot, ...over };
  return no(
    `INSERT INTO slot_hosts (slot_id, host_id, starts_at, ends_at, slot_state) VALUES ($1, $2, $3, $4, $5)`,
    place.id,
    hostId,
    place.startsAt,
    place.endsAt,
    place.state,
  );
};

const aVisitorId = async () => (await run((tx) => aPerson(tx))).id;
const newHost = () => run((tx) => aHost(tx, department));

describe('whoever writes SQL past the acts cannot', () => {
  test('give away more seats than there are, take seats away under guests, or make the count differ', async () => {
    const slot = await slotOf({ seats: 2 });
    const waiting = await run((tx) => aVisit(tx, slot));
    for (let n = 0; n < 2; n++) expect(await insertVisit(slot, await aVisitorId(), 'approved')).toBeNull();
    expect(await insertVisit(slot, await aVisitorId(), 'approved')).toBe('slots_seats_taken');
    expect(await no(`UPDATE visits SET state = 'approved' WHERE id = $1`, waiting.id)).toBe('slots_seats_taken');
    expect(await no(`UPDATE slots SET seats = 1 WHERE id = $1`, slot.id)).toBe('slots_seats_taken');
    expect(await no(`UPDATE slots SET seats = 0 WHERE id = $1`, slot.id)).not.toBeNull();
    expect(await no(`UPDATE slots SET seats_taken = -1 WHERE id = $1`, slot.id)).toBe('slots_seats_taken');
  });

  test('forget a seat: it comes free with every way out of a visit, and moves with it', async () => {
    const [slot, other] = [await slotOf({ seats: 3 }), await slotOf({ seats: 1 })];
    const [a, b, c] = await run(async (tx) => [
      await aVisit(tx, slot, { state: 'approved' }),
      await aVisit(tx, slot, { state: 'approved' }),
      await aVisit(tx, slot, { state: 'approved' }),
    ]);
    const taken = async () => {
      const rows: { seats_taken: number }[] = await run((tx) =>
        tx.query(`SELECT seats_taken FROM slots WHERE id = ANY ($1) ORDER BY seats DESC`, [[slot.id, other.id]]),
      );
      return rows.map(({ seats_taken }) => seats_taken);
    };
    expect(await taken()).toEqual([3, 0]);
    expect(await no(`UPDATE visits SET state = 'cancelled' WHERE id = $1`, a.id)).toBeNull();
    expect(await taken()).toEqual([2, 0]);
    expect(await no(`DELETE FROM visits WHERE id = $1`, b.id)).toBeNull();
    expect(await taken()).toEqual([1, 0]);
    const { id, startsAt, endsAt } = other;
    expect(
      await no(
        `UPDATE visits SET slot_id = $2, starts_at = $3, ends_at = $4 WHERE id = $1`,
        c.id,
        id,
        startsAt,
        endsAt,
      ),
    ).toBeNull();
    expect(await taken()).toEqual([0, 1]);
  });

  test('put one person in two places: neither by a visit, nor by a request, nor by moving a slot', async () => {
    const [slot, later] = [await slotOf(hoursFromNow(100)), await slotOf(hoursFromNow(103.001))];
    expect(await insertVisit(slot, visitor.id, 'requested')).toBeNull();
    expect(await insertVisit(later, visitor.id, 'approved')).toBeNull();
    for (const state of ['requested', 'approved']) {
      expect(await insertVisit(await slotOf(hoursFromNow(101)), visitor.id, state)).toBe('visits_own_overlap');
    }
    const { startsAt, endsAt } = hoursFromNow(102);
    expect(await no(`UPDATE slots SET starts_at = $2, ends_at = $3 WHERE id = $1`, slot.id, startsAt, endsAt)).toBe(
      'visits_own_overlap',
    );
    expect(await insertVisit(await slotOf(hoursFromNow(101)), visitor.id, 'declined')).toBeNull();
  });

  test('give one person two live visits of one slot', async () => {
    const slot = await slotOf({ ...hoursFromNow(150), seats: 5 });
    const visitorId = await aVisitorId();
    expect(await insertVisit(slot, visitorId, 'requested')).toBeNull();
    expect(await insertVisit(slot, visitorId, 'approved')).toMatch(/^visits_(one_live|own_overlap)$/);
    expect(await insertVisit(slot, visitorId, 'withdrawn')).toBeNull();
  });

  test('seat a host twice at the same hours: neither by naming them nor by moving a slot', async () => {
    const host = await newHost();
    const [slot, later] = [await slotOf(hoursFromNow(200)), await slotOf(hoursFromNow(204))];
    for (const one of [slot, later]) expect(await insertHost(one, host.id)).toBeNull();
    expect(await insertHost(await slotOf(hoursFromNow(201)), host.id)).toBe('slot_hosts_double_booked');
    const { startsAt, endsAt } = hoursFromNow(203);
    expect(await no(`UPDATE slots SET starts_at = $2, ends_at = $3 WHERE id = $1`, slot.id, startsAt, endsAt)).toBe(
      'slot_hosts_double_booked',
    );
    expect(await insertHost(await slotOf({ ...hoursFromNow(201), state: 'withdrawn' }), host.id)).toBeNull();
  });

  test('seat a guest beside somebody who does not host this slot', async () => {
    const [slot, host] = [await slotOf(hoursFromNow(250)), await newHost()];
    const visit = await run((tx) => aVisit(tx, slot, { state: 'approved' }));
    expect(await no(`UPDATE visits SET host_id = $2 WHERE id = $1`, visit.id, host.id)).toBe('visits_host');
    expect(await insertHost(slot, host.id)).toBeNull();
    expect(await no(`UPDATE visits SET host_id = $2 WHERE id = $1`, visit.id, host.id)).toBeNull();
    expect(await no(`DELETE FROM slot_hosts WHERE slot_id = $1`, slot.id)).toBe('visits_host');
  });

  test('leave visits or hosts at hours that are not those of their slot', async () => {
    const [slot, host] = [await slotOf(hoursFromNow(300)), await newHost()];
    const visit = await run((tx) => aVisit(tx, slot));
    const { startsAt } = hoursFromNow(299);
    expect(await insertVisit(slot, await aVisitorId(), 'requested', { startsAt })).toBe('visits_slot');
    expect(await insertHost(slot, host.id, { startsAt })).toBe('slot_hosts_slot');
    expect(await insertHost(slot, host.id)).toBeNull();
    expect(await no(`UPDATE visits SET starts_at = $2 WHERE id = $1`, visit.id, startsAt)).toBe('visits_slot');
    expect(await no(`UPDATE slot_hosts SET starts_at = $2 WHERE slot_id = $1`, slot.id, startsAt)).toBe(
      'slot_hosts_slot',
    );
  });

  test('keep a live visit on a slot that is withdrawn, or put one there', async () => {
    const slot = await slotOf(hoursFromNow(350));
    const visit = await run((tx) => aVisit(tx, slot));
    const withdraw = () => no(`UPDATE slots SET state = 'withdrawn' WHERE id = $1`, slot.id);
    expect(await withdraw()).toBe('visits_slot_withdrawn');
    expect(await no(`UPDATE visits SET state = 'declined' WHERE id = $1`, visit.id)).toBeNull();
    expect(await withdraw()).toBeNull();
    expect(await no(`UPDATE visits SET state = 'approved' WHERE id = $1`, visit.id)).toBe('visits_slot_withdrawn');
    expect(await insertVisit(slot, await aVisitorId(), 'requested', { state: 'withdrawn' })).toBe(
      'visits_slot_withdrawn',
    );
    expect(await insertVisit(slot, await aVisitorId(), 'requested', { state: 'published' })).toBe('visits_slot');
  });

  test('lower the SEQUENCE of an invite, change its UID, use a UID twice, or announce what never was', async () => {
    const visit = await run(async (tx) => aVisit(tx, await aSlot(tx, department), { state: 'approved' }));
    const invite = await run((tx) => anInvite(tx, visit, { sequence: 4 }));
    const set = (what: string) => no(`UPDATE invites SET ${what} WHERE id = $1`, invite.id);
    expect(await set('sequence = 3')).toMatch('SEQUENCE never falls');
    expect(await set(`uid = 'other@meekijk.example'`)).toMatch('UID of an invite is fixed');
    expect(await set('announced_sequence = 5')).toBe('invites_sequence');
    expect(await set('attempted_sequence = 5, announced_sequence = 5')).toBe('invites_sequence');
    expect(await set('attempted_sequence = 3')).toBe('invites_sequence');
    expect(await set('sequence = 5')).toBeNull();
    const again = `INSERT INTO invites (visit_id, person_id, role, uid) VALUES ($1, $2, 'host', $3)`;
    expect(await no(again, visit.id, lead.id, invite.uid)).toBe('invites_uid');
    expect(await no(again, visit.id, visit.visitorId, 'other@meekijk.example')).toBe('invites_one_per_person');
  });

  test('edit, delete or empty the audit', async () => {
    const input = {
      departmentId: department.id,
      channel: 'phone' as const,
      location: 'Kamer',
      ...hoursFromNow(400),
      seats: 1,
    };
    const slotId = await run((tx) => publishSlot(tx, lead, input));
    const read = () => run((tx) => tx.query(`SELECT * FROM audit_entries WHERE subject_id = $1`, [slotId]));
    const before: object[] = await read();
    expect(before).toHaveLength(1);
    const kept = 'the audit is append-only';
    expect(await no(`UPDATE audit_entries SET actor_id = NULL WHERE subject_id = $1`, slotId)).toBe(kept);
    expect(await no(`DELETE FROM audit_entries WHERE subject_id = $1`, slotId)).toBe(kept);
    expect(await no(`TRUNCATE audit_entries`)).toBe(kept);
    expect(await no(`INSERT INTO audit_entries SELECT * FROM audit_entries WHERE subject_id = $1
      ON CONFLICT (id) DO UPDATE SET act = 'nothing'`, slotId)).toBe(kept); // prettier-ignore
    expect(await read()).toEqual(before);
  });

  test('bring a visit into a state that is none, or without a learning goal, or with four', async () => {
    const visit = await run(async (tx) => aVisit(tx, await aSlot(tx, department)));
    expect(await no(`UPDATE visits SET state = 'maybe' WHERE id = $1`, visit.id)).toBe('visits_state');
    expect(await no(`UPDATE visits SET learning_goals = '{}' WHERE id = $1`, visit.id)).toBe('visits_goals');
    expect(await no(`UPDATE visits SET learning_goals = '{a,b,c,d}' WHERE id = $1`, visit.id)).toBe('visits_goals');
  });

  test('give roles a scope they do not have, or one of them twice', async () => {
    const give = (role: string, departmentId: string | null) =>
      no(
        `INSERT INTO person_roles (person_id, role, department_id) VALUES ($1, $2, $3)`,
        visitor.id,
        role,
        departmentId,
      );
    expect(await give('lead', null)).toBe('person_roles_scope');
    expect(await give('admin', department.id)).toBe('person_roles_scope');
    expect(await give('hr', null)).toBeNull();
    expect(await give('hr', null)).toBe('person_roles_once');
  });
});
