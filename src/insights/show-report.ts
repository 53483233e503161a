import { noonOf } from '../platform/views/days.js';
import type { Language } from '../platform/views/languages.js';
import { pathWith } from '../platform/views/path-with.js';
import { monthAfter, monthBefore } from './month.rules.js';
import type { OpenReport } from './open-report.js';
import { saysAnything, showSections } from './show-month.js';

const asMonth = (date: string) => date.slice(0, 7);

/** The report as its page shows it, and the way to the months around it. */
export function showReport({ report, timeZone, today }: OpenReport, language: Language) {
  const { month, visits, before } = report;
  const change = visits.held - before.held;
  const path = (date: string) => pathWith('/insights/report', { month: asMonth(date) });
  const next = monthAfter(month);
  const file = (ending: string) => pathWith(`/insights/report/export.${ending}`, { month: asMonth(month) });
  return {
    report,
    isForAll: report.departments === null,
    monthAt: noonOf(month, timeZone),
    timeZone,
    isSoFar: next > today,
    isEmpty: !saysAnything(report),
    change: { sign: change > 0 ? 'more' : change < 0 ? 'less' : 'same', count: Math.abs(change) },
    sections: showSections(report, language),
    previous: { path: path(monthBefore(month)), at: noonOf(monthBefore(month), timeZone) },
    next: next <= today ? { path: path(next), at: noonOf(next, timeZone) } : null,
    csvPath: file('csv'),
    xlsxPath: file('xlsx'),
  };
}
