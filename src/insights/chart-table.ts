import type { Chart } from '../platform/charts/chart.rules.js';
import type { Table } from '../platform/files/table.rules.js';

/** What a chart shows, as a file for a spreadsheet: whole figures, and those of a hundred to one decimal. */
export const chartTable = ({ head, columns, rows }: Chart): Table => ({
  head: [head, ...columns.map(({ label }) => label)],
  rows: rows.map(({ label, values }) => [label, ...columns.map((_, place) => rounded(values[place]))]),
});

const rounded = (value: number | null | undefined) =>
  value === null || value === undefined ? null : Math.round(value * 10) / 10;
