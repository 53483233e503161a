import { beforeAll, expect, test } from '@jest/globals';
import { readHeadline } from '../../src/insights/headline.queries.js';
import { type InsightFilter, openInsights } from '../../src/insights/open-insights.js';
import { countByDepartment, countVisitsOverTime, readCoverage } from '../../src/insights/visits.queries.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import { forgetVisits } from '../../src/privacy/forget-visits.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aDepartment, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run } = setStage();
const DAY = 24;
let home: Department;
let floor: Department;
let hr: Actor;

// Of four colleagues one came two years ago, one then and last month, one last month, and one never.
beforeAll(async () => {
  stopClockAt('2026-11-18T11:00:00Z');
  await run(async (tx) => {
    floor = await aHostDepartment(tx);
    home = await aDepartment(tx);
    hr = await anHr(tx);
    const lead = await aLead(tx, floor);
    const visitAt = async (days: number, visitorId: string) => {
      const slot = await aSlot(tx, floor, { ...hoursFromNow(-days * DAY), createdById: lead.id, seats: 5 });
      await aVisit(tx, slot, { visitorId, state: 'approved' });
    };
    const [once, twice, lately] = [await aPerson(tx, { departmentId: home.id }), await aPerson(tx, { departmentId: home.id }), await aPerson(tx, { departmentId: home.id })]; // prettier-ignore
    await aPerson(tx, { departmentId: home.id });
    await visitAt(730, once.id);
    await visitAt(726, twice.id);
    await visitAt(30, twice.id);
    await visitAt(20, lately.id);
  });
  for (let month = 0; month < 3; month += 1) await run((tx) => forgetVisits(tx, now()));
});

const read = <Read>(
  from: (tx: Parameters<typeof openInsights>[0], asked: Awaited<ReturnType<typeof openInsights>>) => Promise<Read>,
  filter: InsightFilter,
) =>
  // prettier-ignore
  run(async (tx) => {
    stopClockAt('2026-11-18T11:00:00Z');
    return from(tx, await openInsights(tx, hr, filter));
  });
const coverage = async (filter: InsightFilter) => (await read(readCoverage, filter)).find(({ id }) => id === home.id)!;

test('whoever came before visits were ascribed to nobody has been, and nobody is no colleague', async () => {
  expect(await coverage({})).toMatchObject({ size: 4, been: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3] });
});

test('who had been by a day of which no visitor is known any more is not told', async () => {
  const { been } = await coverage({ span: 'years' });
  const last = been.findLastIndex((count) => count === null);
  expect(been.slice(0, last + 1).every((count) => count === null)).toBe(true);
  expect(been.slice(last + 1).map(Number)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 3]);
  expect((await coverage({ span: 'month', until: '2024-01' })).been.every((count) => count === null)).toBe(true);
});

test('to which department somebody came is no longer known', async () => {
  expect((await coverage({ hostId: floor.id })).been.at(-1)).toBe(2);
});

test('visits of long ago count as ever, and those who came are people who are known', async () => {
  const [old, recent] = await Promise.all([read(countVisitsOverTime, { span: 'month', until: '2024-11' }), read(countVisitsOverTime, {})]); // prettier-ignore
  expect(old.map(({ held, visitors }) => [held, visitors]).filter(([held]) => held)).toEqual([[2, null]]);
  expect(recent.reduce((sum, { visitors }) => sum + (visitors ?? 0), 0)).toBe(2);
  expect(await read(readHeadline, { span: 'years' })).toMatchObject({ held: 4, visitors: null });
  expect(await read(readHeadline, {})).toMatchObject({ held: 2, visitors: 2 });
  const departments = await read(countByDepartment, { span: 'years' });
  expect(departments.find(({ id }) => id === home.id)).toMatchObject({ visits: 4, people: 2, size: 4 });
});
