import { beforeAll, describe, expect, test } from '@jest/globals';
import { changeDepartment, departmentVersion } from '../../src/directory/change-department.js';
import { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { publishSlot } from '../../src/slots/publish-slot.js';
import { getSlot } from '../../src/slots/slots.queries.js';
import { setStage, untilWaiting } from '../support/acts.js';
import { aHostDepartment, aLead, anAdmin, anHr } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';

const { run, refusal, takeJobs, listAudit } = setStage();

let admin: Actor;
beforeAll(async () => {
  admin = await run(anAdmin);
});

const aDepartment = () => run((tx) => aHostDepartment(tx));
const whyNot = ({ id }: Department, input: Parameters<typeof changeDepartment>[3], actor = admin, version?: string) =>
  refusal((tx) => changeDepartment(tx, actor, id, input, version));
const view = ({ id }: Department) => run((tx) => tx.findOneByOrFail(Department, { id }));

test('an admin changes a department; only what became another is written down', async () => {
  const department = await aDepartment();
  const name = `${department.name} Noord`;
  expect(await whyNot(department, { name, place: department.place, isHost: false })).toBeNull();
  expect(await view(department)).toMatchObject({ name, isHost: false });
  expect(await listAudit(department.id)).toEqual([
    {
      act: 'department.changed',
      actorId: admin.id,
      before: { name: department.name, isHost: true },
      after: { name, isHost: false },
    },
  ]);
});

test('another time zone leaves coming slots at their instants, and no calendar is told', async () => {
  const department = await aDepartment();
  const slot = await run((tx) => aSlot(tx, department));
  expect(await whyNot(department, { timeZone: 'Europe/London' })).toBeNull();
  const { startsAt, endsAt, timeZone } = await run((tx) => getSlot(tx, slot.id));
  expect({ startsAt, endsAt, timeZone }).toEqual({
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    timeZone: 'Europe/London',
  });
  expect(await takeJobs()).toEqual([]);
});

describe('a change is refused', () => {
  test('to HR and leads', async () => {
    const department = await aDepartment();
    for (const actor of [await run(anHr), await run((tx) => aLead(tx, department))])
      expect(await whyNot(department, { name: 'Nieuw' }, actor)).toBe('not-admin');
  });

  test('when another department has the name', async () => {
    const [department, other] = [await aDepartment(), await aDepartment()];
    expect(await whyNot(department, { name: other.name })).toBe('department-exists');
  });

  test('when it would stop receiving guests while slots are to come; withdrawn and past ones do not count', async () => {
    const department = await aDepartment();
    await run((tx) => aSlot(tx, department, { state: 'withdrawn' }));
    await run((tx) => aSlot(tx, department, hoursFromNow(-48)));
    const slot = await run((tx) => aSlot(tx, department, hoursFromNow(-1)));
    expect(await whyNot(department, { isHost: false })).toBe('has-coming-slots');
    await run((tx) => tx.query(`UPDATE slots SET state = 'withdrawn' WHERE id = $1`, [slot.id]));
    expect(await whyNot(department, { isHost: false })).toBeNull();
  });

  test('when somebody else was faster', async () => {
    const department = await aDepartment();
    const seen = departmentVersion(department);
    expect(await whyNot(department, { place: 'Zwolle' }, admin, seen)).toBeNull();
    expect(await whyNot(department, { place: 'Gent' }, admin, seen)).toBe('changed-meanwhile');
  });
});

test('no slot is published while a department stops receiving guests', async () => {
  const department = await aDepartment();
  const lead = await run((tx) => aLead(tx, department));
  let publishing: Promise<string | null> = Promise.resolve(null);
  await run(async (tx) => {
    await changeDepartment(tx, admin, department.id, { isHost: false });
    const input = { departmentId: department.id, channel: 'phone' as const, seats: 1, ...hoursFromNow(90) };
    publishing = refusal((other) => publishSlot(other, lead, input));
    await untilWaiting(tx, 1);
  });
  expect(await publishing).toBe('not-host-department');
});
