// What a chart shows is one table: rows of figures under columns. Whoever draws it and whoever reads it out, to people, to
// programs or to a file, starts from the same rows, so that they cannot differ.

export const chartKinds = ['columns', 'bars', 'lines', 'map', 'intervals'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** `percent` is of a hundred, `points` are of a scale of a few and have one decimal. */
export const chartUnits = ['count', 'percent', 'hours', 'days', 'points'] as const;
export type ChartUnit = (typeof chartUnits)[number];

export interface ChartColumn {
  /** For programs; the label is for people. */
  key: string;
  label: string;
  unit: ChartUnit;
  /** Where there is little room. */
  short?: string;
  /** Only in the table. */
  isTold?: boolean;
}

export interface ChartRow {
  key: string;
  label: string;
  /** Where there is little room. */
  short?: string;
  /** One for each column; null where there is nothing to count, or may not be told. */
  values: (number | null)[];
  path?: string;
}

/**
 * `columns` stand, `bars` lie, `lines` follow time; a `map` shades one cell for each row and drawn column; of `intervals`
 * the first three columns are the figure and from where to where it may lie.
 */
export interface Chart {
  kind: ChartKind;
  title: string;
  /** What there is to see, in a sentence: also for whoever does not see it. */
  summary: string;
  /** What the rows are. */
  head: string;
  columns: ChartColumn[];
  rows: ChartRow[];
  isStacked?: boolean;
  /** The table stands open: its rows are sentences, which no drawing has room for. */
  isRead?: boolean;
  /** Where the axis begins and ends; from 0 to the highest when left out. */
  least?: number;
  most?: number;
  /** How to read it, and what is left out. */
  notes?: string[];
}

/** More bars are no picture any more; the table has them all. */
const MOST_LYING = 24;

/** The columns that are drawn, each with its place among the values. */
export const drawnColumns = (chart: Chart) =>
  chart.columns.map((column, place) => ({ ...column, place })).filter(({ isTold }) => !isTold);

export const drawnRows = (chart: Chart): ChartRow[] =>
  chart.kind === 'columns' || chart.kind === 'lines' ? chart.rows : chart.rows.slice(0, MOST_LYING);

/** Whether there is anything to look at. */
export function isEmptyChart(chart: Chart): boolean {
  const places = drawnColumns(chart).map(({ place }) => place);
  return !chart.rows.some(({ values }) => places.some((place) => values[place]));
}
