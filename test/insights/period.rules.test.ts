import { describe, expect, test } from '@jest/globals';
import { neighbours, periodBefore, periodOf, spans } from '../../src/insights/period.rules.js';

const today = '2026-11-18';

describe('what a period is made of', () => {
  test('twelve months are shown by month, up to and including this one', () => {
    const { bounds, until, unit } = periodOf('year', undefined, today);
    expect([bounds[0], bounds.at(-1), bounds.length, until, unit]).toEqual(['2025-12-01', '2026-12-01', 13, '2026-11', 'month']); // prettier-ignore
  });

  test('a month is shown by week: the first and the last may be short', () => {
    expect(periodOf('month', '2026-10', today).bounds).toEqual(['2026-10-01', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26', '2026-11-01']); // prettier-ignore
  });

  test('five years are shown by quarter', () => {
    const { bounds } = periodOf('years', undefined, today);
    expect([bounds[0], bounds[1], bounds.at(-2), bounds.at(-1), bounds.length]).toEqual(['2021-12-01', '2022-01-01', '2026-10-01', '2026-12-01', 22]); // prettier-ignore
  });

  test.each(spans)('%s begins and ends with a month for what was learned', (span) => {
    const { bounds, monthBounds } = periodOf(span, '2026-08', today);
    expect([monthBounds[0], monthBounds.at(-1)]).toEqual([bounds[0], bounds.at(-1)]);
    expect(monthBounds.every((date) => date.endsWith('-01'))).toBe(true);
  });

  test.each([[undefined], [''], ['2027-03'], ['2026-13'], ["2026-01'; DROP"], ['yesterday']])(
    'what is no month, or still to come, is this month: %s',
    (asked) => {
      expect(periodOf('month', asked, today).until).toBe('2026-11');
    },
  );
});

describe('the period beside it', () => {
  test('is as long, and neither overlaps nor leaves a gap', () => {
    for (const span of spans) {
      const period = periodOf(span, '2026-06', today);
      const before = periodBefore(period, today);
      expect([before.span, before.bounds.at(-1)]).toEqual([span, period.bounds[0]]);
    }
  });

  test('does not lie in the future', () => {
    expect(neighbours(periodOf('quarter', '2026-10', today), today).after).toBe('2026-11');
    expect(neighbours(periodOf('quarter', '2026-11', today), today).after).toBeNull();
    expect(neighbours(periodOf('quarter', '2026-02', today), today)).toEqual({ before: '2025-11', after: '2026-05' });
  });
});
