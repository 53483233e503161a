import { expect, test } from '@jest/globals';
import { type Chart, type ChartKind, chartKinds, isEmptyChart } from '../../src/platform/charts/chart.rules.js';
import { sayFigure } from '../../src/platform/charts/chart-figures.js';
import { foldName, sheets } from '../../src/platform/charts/sheet.js';
import { showChart } from '../../src/platform/charts/show-chart.js';

const hostile = '<script>alert("1")</script> & co';

const chartOf = (kind: ChartKind, changes: Partial<Chart> = {}): Chart => ({
  kind,
  title: `Visits "of" ${hostile}`,
  summary: 'Most came in March.',
  head: 'Month',
  columns: ['was', 'from', 'until'].map((key) => ({ key, label: `${key} ${hostile}`, unit: 'points' })),
  rows: ['January', hostile, 'March'].map((label, row) => ({ key: label, label, values: [row + 1.25, row, row + 2] })),
  ...changes,
});

test.each(chartKinds)(
  '%s are drawn for wide and narrow pages, with nothing that a content security policy refuses',
  (kind) => {
    const { drawings } = showChart(chartOf(kind), 'visits', 'nl');
    expect(drawings).toHaveLength(2);
    for (const drawing of drawings) {
      expect(drawing).toMatch(
        /^<svg class="drawn-\w+" viewBox="0 0 (720|340) \d+" role="img" aria-label="Visits &quot;of/,
      );
      expect(drawing).not.toMatch(/<style|style="|<script|ecmeta|class="zr|NaN|#fff|https?:(?!\/\/www\.w3)/);
      expect(drawing).toContain('January');
    }
  },
);

test('colours are names of the page, so that a chart is light and dark as the page is', () => {
  const { drawings } = showChart(chartOf('columns'), 'visits', 'nl');
  expect(drawings[0]!.match(/(?:fill|stroke)="(?!none|var\(--|url\(#)[^"]*"/g)).toBeNull();
});

test('the same chart is the same text, and two on one page share no ids', () => {
  const chart = chartOf('bars', { isStacked: true });
  const idsOf = ({ drawings }: { drawings: string[] }) => drawings.join('').match(/(?<= id=")[^"]+/g) ?? [];
  const [one, again, other] = [showChart(chart, 'one', 'nl'), showChart(chart, 'one', 'nl'), showChart(chart, 'other', 'nl')]; // prettier-ignore
  expect(again).toEqual(one);
  expect(idsOf(one).length).toBeGreaterThan(2);
  expect(new Set([...idsOf(one), ...idsOf(other)]).size).toBe(idsOf(one).length + idsOf(other).length);
});

test('the table says every figure as its reader writes it, with a dash where there is none', () => {
  const rows = [{ key: 'a', label: 'A', values: [1234, null, 37.6] }];
  const units = ['count', 'hours', 'percent'] as const;
  const columns = units.map((unit) => ({ key: unit, label: unit, unit, isTold: unit !== 'count' }));
  const chart = chartOf('columns', { columns, rows });
  expect(showChart(chart, 'a', 'nl').rows[0]).toEqual({
    label: 'A',
    path: null,
    cells: ['1.234', '–', '38 %'],
  });
  expect(showChart(chart, 'a', 'en').rows[0]!.cells).toEqual(['1,234', '–', '38 %']);
  expect([0.62, -0.5].map((value) => sayFigure(value, 'points', 'nl'))).toEqual(['0,6', '-0,5']);
});

test('where nothing was counted nothing is drawn', () => {
  const rows = [{ key: 'a', label: 'A', values: [0, null, 0] }];
  expect(isEmptyChart(chartOf('bars', { rows }))).toBe(true);
  expect(showChart(chartOf('bars', { rows }), 'a', 'nl')).toMatchObject({ isEmpty: true, drawings: [] });
});

test.each([
  ['Vol', 'Vol'],
  ['Begeleider is afwezig', 'Begeleider is\nafwezig'],
  ['Klanten weten niet dat ze bij verhuizen de meterstand moeten doorgeven', 'Klanten weten\nniet dat ze bij…'],
  ['Op de aanmaning, die te laat komt, staat een oud bedrag', 'Op de aanmaning,\ndie te laat…'],
])('a name before a bar is read over two lines, and says so where it was cut off: %s', (name, folded) => {
  expect(foldName(name, sheets[1]!)).toBe(folded);
});
