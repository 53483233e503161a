import { expect, test } from '@jest/globals';
import type { BoardRow } from '../../src/campaigns/campaign-board.queries.js';
import { draftSummary } from '../../src/campaigns/draft-summary.js';
import { barOf, showRows, totalsOf } from '../../src/campaigns/show-campaign.js';

const row = (departmentName: string, facts: Partial<BoardRow> = {}) =>
  ({ departmentId: departmentName, departmentName, people: 20, targetPeople: 10, quota: null, invited: 20, booked: 0, been: 0, declined: 0, ...facts }) as BoardRow; // prettier-ignore

const rows = [
  row('Marketing', { been: 12, booked: 1 }),
  row('Finance', { been: 3, booked: 2 }),
  row('ICT', { invited: 4 }),
];

test('the draft says what came of it, praises who got there and blames nobody', () => {
  const days = { opensOn: '2026-12-01', closesOn: '2027-01-15' };
  const dutch = draftSummary(days, rows, 'nl');
  expect(dutch.split('\n')).toEqual([
    'Van 1 december tot en met 15 januari nodigden we 3 afdelingen uit om te komen meekijken.',
    '15 collega’s zijn geweest; het doel was 30. Er komen nog 3 bezoeken.',
    'Het doel gehaald: Marketing.',
    '',
    '- Marketing: 12 van 10',
    '- Finance: 3 van 10',
    '',
    'Dank aan iedereen die kwam kijken, en aan de collega’s bij wie dat kon.',
  ]);
  expect(dutch).not.toContain('ICT');
  expect(draftSummary(days, [row('ICT')], 'en')).toContain('Nobody has been yet; the target was 10.');
});

test('a bar goes no further than the target, and shows who has been first', () => {
  expect(rows.map(barOf)).toEqual([
    { been: 100, booked: 0 },
    { been: 30, booked: 20 },
    { been: 0, booked: 0 },
  ]);
  expect(barOf({ been: 9, booked: 4, targetPeople: 10 })).toEqual({ been: 90, booked: 10 });
  expect(barOf({ been: 0, booked: 0, targetPeople: 0 })).toEqual({ been: 0, booked: 0 });
});

test('the department furthest from its target stands first', () => {
  expect(showRows(rows).map(({ departmentName }) => departmentName)).toEqual(['ICT', 'Finance', 'Marketing']);
});

test('what one department has too many fills no gap of another', () => {
  expect(totalsOf(rows)).toMatchObject({ been: 15, booked: 3, targetPeople: 30, missing: 15 });
});
