import type { Table } from '../platform/files/table.rules.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import type { MonthReport } from './read-month.js';
import { showSections } from './show-month.js';

const columns = ['section', 'label', 'count', 'note'] as const;
const figures = ['held', 'visitors', 'departments', 'missed', 'late'] as const;

/** The whole report as one table: which part of it, what is counted, how many, and what else there is to say. */
export function monthTable(report: MonthReport, language: Language): Table {
  const say = (key: string) => translate(language, key);
  const sections = showSections(report, language);
  return {
    head: columns.map((column) => say(`report.column.${column}`)),
    rows: [
      ...figures.map((name) => [say('report.section.visits'), say(`report.figure.${name}`), report.visits[name], null]),
      ...sections.flatMap(({ name, lines }) =>
        lines.map(({ label, count, note }) => [say(`report.section.${name}`), label, count, note || null]),
      ),
      ...report.results.map(({ title, result }) => [say('report.section.results'), title, null, result]),
    ],
  };
}
