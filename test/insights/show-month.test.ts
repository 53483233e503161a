import { expect, test } from '@jest/globals';
import type { MonthReport } from '../../src/insights/read-month.js';
import { showSections } from '../../src/insights/show-month.js';

const visits = { held: 19, visitors: 18, departments: 9, missed: 0, late: 0 };
const named = [4, 4, 3, 2, 2, 1, 1, 1].map((count, place) => ({ name: `Afdeling ${place + 1}`, visits: count }));
const report: MonthReport = {
  month: '2026-10-01',
  departments: null,
  visits,
  before: visits,
  hosts: [{ name: 'Telefoon', visits: 19 }],
  visitors: named,
  funnel: { raised: 0, picked: 0, doing: 0, done: 0, dropped: 0 },
  themes: [6, 5, 4].map((count, place) => ({ kind: 'theme', themeId: `${place}`, name: `Thema ${place + 1}`, counts: [count] })), // prettier-ignore
  preventable: [],
  lacked: { information: 0, system: 0, mandate: 0, any: 0 },
  response: [],
  actions: { overdue: 0, open: 0, doing: 0, done: 0, dropped: 0 },
  results: [],
};
const section = (name: string, most?: number) => showSections(report, 'nl', most).find((one) => one.name === name)!;
const linesOf = (name: string, most?: number) =>
  section(name, most).lines.map(({ label, count }) => `${label}: ${count}`);

test('departments that are not named add up beneath those that are, in the report and in its mail', () => {
  expect(linesOf('hosts')).toEqual(['Telefoon: 19']);
  expect(linesOf('visitors').slice(-2)).toEqual(['Afdeling 8: 1', 'Andere afdelingen: 1']);
  expect(linesOf('visitors', 3)).toEqual(['Afdeling 1: 4', 'Afdeling 2: 4', 'Afdeling 3: 3', 'Andere afdelingen: 8']);
  for (const most of [1, 3, 8]) {
    expect(section('visitors', most).lines.reduce((sum, { count }) => sum + count, 0)).toBe(visits.held);
  }
});

test('what else a mail has no room for is said to be in the report', () => {
  expect([linesOf('themes', 2), section('themes', 2).more]).toEqual([['Thema 1: 6', 'Thema 2: 5'], 1]);
  expect([section('themes').more, section('visitors', 3).more]).toEqual([0, 0]);
});
