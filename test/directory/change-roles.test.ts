import { beforeAll, describe, expect, test } from '@jest/globals';
import { giveRole, setRoles, takeRole } from '../../src/directory/change-roles.js';
import type { Department } from '../../src/people/department.entity.js';
import { getPerson } from '../../src/people/people.queries.js';
import type { Actor, Role } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { setStage } from '../support/acts.js';
import { anApproval } from '../support/approval.js';
import { aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';

const stage = setStage();
const { run, refusal, faults, listAudit } = stage;

let admin: Actor;
let department: Department;
beforeAll(async () => {
  admin = await run(anAdmin);
  department = await run((tx) => aHostDepartment(tx));
});

const role = (name: Role['role'], departmentId: string | null = department.id): Role => ({ role: name, departmentId });
const adminRole = role('admin', null);
const rolesOf = async (person: Actor) => (await run((tx) => getPerson(tx, admin, person.id))).roles;
const give = (person: Actor, given: Role, actor = admin) => refusal((tx) => giveRole(tx, actor, person.id, given));
const take = (person: Actor, taken: Role, actor = admin) => refusal((tx) => takeRole(tx, actor, person.id, taken));

test('an admin gives a role and takes it again; both are written down, doing it twice is not', async () => {
  const person = await run((tx) => aPerson(tx));
  expect([await give(person, role('lead')), await give(person, role('lead'))]).toEqual([null, null]);
  expect(await rolesOf(person)).toEqual([role('lead')]);
  expect([await take(person, role('lead')), await take(person, role('lead'))]).toEqual([null, null]);
  expect(await rolesOf(person)).toEqual([]);
  const act = { act: 'person.roles-changed', actorId: admin.id };
  expect(await listAudit(person.id)).toEqual([
    { ...act, before: { roles: [] }, after: { roles: [role('lead')] } },
    { ...act, before: { roles: [role('lead')] }, after: { roles: [] } },
  ]);
});

test('all roles at once: what is not named goes', async () => {
  const person = await run((tx) => aHost(tx, department));
  await run((tx) => setRoles(tx, admin, person.id, [role('deputy'), role('deputy'), role('hr', null)]));
  expect(await rolesOf(person)).toEqual([role('deputy'), role('hr', null)]);
});

test('a lead names a deputy among her own people, and no host', async () => {
  const lead = await run((tx) => aLead(tx, department));
  const person = await run((tx) => aPerson(tx, { departmentId: department.id }));
  expect(await give(person, role('deputy'), lead)).toBeNull();
  expect(await give(person, role('host'), lead)).toBe('role-not-yours');
  await expect(give(await run((tx) => aPerson(tx)), role('deputy'), lead)).rejects.toThrow(NotFound);
});

describe('roles are refused', () => {
  test('to HR', async () => {
    expect(await give(await run((tx) => aPerson(tx)), role('host'), await run(anHr))).toBe('role-not-yours');
  });

  test('when half said, or of a department that is not there', async () => {
    const { id } = await run((tx) => aPerson(tx));
    const faultsOf = (given: Role) => faults((tx) => giveRole(tx, admin, id, given));
    expect(await faultsOf(role('lead', null))).toEqual(['roles.0.departmentId: role-scope']);
    expect(await faultsOf(role('lead', id))).toEqual(['roles.0.departmentId: unknown-department']);
  });
});

describe('a role stays', () => {
  test('with the host of coming guests', async () => {
    const approval = await anApproval(stage);
    expect(await take(approval.host, role('host', approval.department.id))).toBe('hosts-coming-guests');
    await approval.cancel();
    expect(await take(approval.host, role('host', approval.department.id))).toBeNull();
    const left = await run((tx) => tx.query('SELECT FROM slot_hosts WHERE slot_id = $1', [approval.slot.id]));
    expect(left).toEqual([]);
  });

  test('with the only lead of a department with coming slots', async () => {
    const own = await run((tx) => aHostDepartment(tx));
    const lead = await run((tx) => aLead(tx, own));
    expect(await take(lead, role('lead', own.id))).toBeNull();
    await give(lead, role('lead', own.id));
    await run((tx) => aSlot(tx, own, { createdById: lead.id }));
    expect(await take(lead, role('lead', own.id))).toBe('only-lead');
  });
});

describe('at once', () => {
  test('two admins who take the role from each other: one stays admin', async () => {
    await run((tx) => tx.query(`DELETE FROM person_roles WHERE role = 'admin'`));
    const [one, other] = [await run(anAdmin), await run(anAdmin)];
    const outcomes = await Promise.all([take(one, adminRole, other), take(other, adminRole, one)]);
    expect(outcomes.sort()).toEqual(['last-admin', null]);
    const left = await run((tx) => tx.query(`SELECT FROM person_roles WHERE role = 'admin'`));
    expect(left).toHaveLength(1);
    await run((tx) => tx.query(`INSERT INTO person_roles (person_id, role) VALUES ($1, 'admin')`, [admin.id]));
  });

  test('two roles for one person are both given', async () => {
    const person = await run((tx) => aPerson(tx));
    await Promise.all([give(person, role('host')), give(person, role('deputy'))]);
    expect(await rolesOf(person)).toEqual([role('deputy'), role('host')]);
  });
});
