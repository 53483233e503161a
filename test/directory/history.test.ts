import { expect, test } from '@jest/globals';
import { countByMonth, listHistory } from '../../src/directory/history.queries.js';
import { showMonths } from '../../src/directory/show-history.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run } = setStage();
const at = (instant: string) => ({
  startsAt: new Date(instant),
  endsAt: new Date(new Date(instant).getTime() + 3_600_000),
});

test('visits are counted by month on the calendar of the department, received and made', async () => {
  stopClockAt('2026-11-16T10:00:00Z');
  const [here, there] = await run(async (tx) => [await aHostDepartment(tx), await aHostDepartment(tx)]);
  const ours = await run((tx) => aPerson(tx, { departmentId: here.id }));
  const visit = async (department: typeof here, instant: string, visitorId?: string, state = 'approved' as const) => {
    const slot = await run((tx) => aSlot(tx, department, at(instant)));
    return run((tx) => aVisit(tx, slot, { visitorId, state }));
  };
  // Already November in Amsterdam.
  await visit(here, '2026-10-31T23:30:00Z');
  await visit(here, '2026-10-01T08:00:00Z');
  await visit(here, '2025-11-30T08:00:00Z');
  await visit(there, '2026-10-02T08:00:00Z', ours.id);
  await visit(there, '2026-10-03T08:00:00Z', ours.id, 'cancelled' as never);
  const months = await run((tx) => countByMonth(tx, here.id));
  expect(months).toHaveLength(12);
  expect(months[0]).toEqual({ month: '2025-12-01', received: 0, made: 0 });
  expect(months.slice(-2)).toEqual([
    { month: '2026-10-01', received: 1, made: 1 },
    { month: '2026-11-01', received: 1, made: 0 },
  ]);
  const { most, total } = showMonths(months);
  expect({ most, total }).toEqual({ most: 1, total: 3 });
});

test('everybody finds in a history only what they may see', async () => {
  const [here, there] = await run(async (tx) => [await aHostDepartment(tx), await aHostDepartment(tx)]);
  const manager = await run((tx) => aPerson(tx));
  const person = await run((tx) => aPerson(tx, { managerId: manager.id, departmentId: here.id }));
  const slots = await run(async (tx) => [
    await aSlot(tx, there, at('2026-03-03T08:00:00Z')),
    await aSlot(tx, there, at('2026-03-04T08:00:00Z')),
  ]);
  const visits = await run(async (tx) => [
    await aVisit(tx, slots[0]!, { visitorId: person.id }),
    await aVisit(tx, slots[1]!, { visitorId: person.id }),
  ]);
  const find = async (actor: typeof person, of: Parameters<typeof listHistory>[2] = { personId: person.id }) =>
    (await run((tx) => listHistory(tx, actor, of, { limit: 10 }))).items.map(({ id }) => id);
  const both = [visits[1]!.id, visits[0]!.id];
  expect(await find(person)).toEqual(both);
  expect(await find(manager)).toEqual(both);
  expect(await find(await run((tx) => aLead(tx, there)), { receivedBy: there.id })).toEqual(both);
  expect(await find(await run((tx) => aLead(tx, here)), { madeBy: here.id })).toEqual([]);
  expect(await find(await run((tx) => aPerson(tx)))).toEqual([]);
});
