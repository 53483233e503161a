import type { Language } from '../views/languages.js';
import { type Chart, isEmptyChart } from './chart.rules.js';
import { drawChart } from './chart.client.js';
import { sayFigure } from './chart-figures.js';
import { sheets } from './sheet.js';

/** What `partials/chart` shows: the picture, for wide and for narrow pages, and the table that says the same. */
export type Figure = ReturnType<typeof showChart>;

/** @param name unlike that of any other chart on the page */
export function showChart(chart: Chart, name: string, language: Language) {
  const isEmpty = isEmptyChart(chart);
  const { title, summary, head, columns, notes = [] } = chart;
  return {
    name,
    title,
    summary,
    notes,
    head,
    isEmpty,
    isRead: chart.isRead ?? false,
    drawings: isEmpty ? [] : sheets.map((sheet) => drawChart(chart, sheet, `${name}-${sheet.width}`, language)),
    columns: columns.map(({ label }) => label),
    rows: chart.rows.map(({ label, path, values }) => ({
      label,
      path: path ?? null,
      cells: columns.map(({ unit }, place) => sayFigure(values[place], unit, language)),
    })),
  };
}
