import type { Language } from '../views/languages.js';
import { sayFigure } from './chart-figures.js';
import { type Chart, type ChartUnit, drawnColumns, drawnRows } from './chart.rules.js';
import { intervalOption } from './interval-option.js';
import { mapOption } from './map-option.js';
import { AXIS, axisText, barHeight, colours, type DrawnOption, figureAxis, foldName, grid, nameAxis, type Option, paper, type Sheet, widthOf } from './sheet.js'; // prettier-ignore

const STANDING = 220;
const LEGEND_LINE = 24;

const pattern = { color: 'var(--surface)', dashArrayX: [1, 0], symbolSize: 1 };
const patterns = [
  undefined,
  { ...pattern, dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  { ...pattern, symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: 0.6 }, // prettier-ignore
  { ...pattern, dashArrayY: [2, 5], rotation: Math.PI / 4 },
  { ...pattern, dashArrayY: [1, 4], rotation: Math.PI / 2 },
  { ...pattern, dashArrayY: [1, 4], rotation: 0 },
];
const marks = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];
const dashes = ['solid', [7, 3], [2, 3], [10, 3, 2, 3], [5, 5], [1, 4]];

/** What the library is asked to draw, and how high. */
export function chartOption(chart: Chart, sheet: Sheet, language: Language): DrawnOption {
  if (chart.kind === 'map') return mapOption(chart, sheet, language);
  if (chart.kind === 'intervals') return intervalOption(chart, sheet, language);
  return seriesOption(chart, sheet, language);
}

function seriesOption(chart: Chart, sheet: Sheet, language: Language): DrawnOption {
  const columns = drawnColumns(chart);
  const isLying = chart.kind === 'bars';
  const rows = isLying ? drawnRows(chart).toReversed() : drawnRows(chart);
  const labels = rows.map(({ label, short }) => (isLying ? foldName(short ?? label, sheet) : (short ?? label)));
  const unit = columns[0]?.unit ?? 'count';
  const top = legendHeight(columns.map(({ label }) => label), sheet); // prettier-ignore
  const side = chart.isStacked ? 1 : columns.length;
  const body = isLying ? rows.length * Math.max(barHeight(labels, sheet), side * 14 + 10) + AXIS : STANDING;
  const names = { ...nameAxis(chart, sheet), data: labels };
  const figures = figureAxis(chart, sheet, unit, language);
  return {
    ...paper(sheet),
    height: top + body,
    legend: { show: columns.length > 1, ...legend(sheet) },
    grid: grid(top + (columns.length === 1 && !isLying ? 10 : 0), isLying ? 40 : 6),
    xAxis: isLying ? figures : names,
    yAxis: isLying ? names : figures,
    series: columns.map(({ label, place }, index) => ({
      name: label,
      data: rows.map(({ values }) => values[place] ?? null),
      ...(chart.kind === 'lines' ? line(index) : bar(chart, { index, isLying, isOnly: columns.length === 1, unit, sheet, language })), // prettier-ignore
    })),
  };
}

interface BarDrawn {
  index: number;
  isLying: boolean;
  isOnly: boolean;
  unit: ChartUnit;
  sheet: Sheet;
  language: Language;
}

function bar({ isStacked, rows }: Chart, { index, isLying, isOnly, unit, sheet, language }: BarDrawn): Option {
  const say = (value: number | null) => (value === null ? '' : sayFigure(value, unit, language));
  const widest = Math.max(0, ...rows.flatMap(({ values }) => values).map((value) => widthOf(say(value), sheet.text)));
  const isTold = isOnly && (isLying || widest < (sheet.width - 40) / rows.length);
  return {
    type: 'bar',
    stack: isStacked ? 'all' : undefined,
    barMaxWidth: isLying ? 18 : 44,
    barCategoryGap: '28%',
    barGap: '8%',
    itemStyle: {
      decal: patterns[index % patterns.length],
      borderColor: 'var(--surface)',
      borderWidth: isStacked ? 1 : 0,
    },
    label: {
      show: isTold,
      position: isLying ? 'right' : 'top',
      color: 'var(--ink)',
      fontSize: sheet.text - 1,
      formatter: ({ value }: { value: number | null }) => say(value),
    },
  };
}

const line = (index: number): Option => ({
  type: 'line',
  symbol: marks[index % marks.length],
  symbolSize: 7,
  lineStyle: { width: 2.5, type: dashes[index % dashes.length], color: colours[index % colours.length] },
  connectNulls: false,
});

const legend = (sheet: Sheet): Option => ({
  left: 0,
  top: 0,
  itemWidth: 16,
  itemHeight: 14,
  itemGap: 14,
  padding: 0,
  textStyle: { ...axisText(sheet), color: 'var(--ink)' },
});

function legendHeight(labels: string[], { width, text }: Sheet): number {
  if (labels.length < 2) return 0;
  let lines = 1;
  let used = 0;
  for (const label of labels) {
    const needed = widthOf(label, text) + 32;
    if (used > 0 && used + needed > width) {
      lines += 1;
      used = 0;
    }
    used += needed;
  }
  return lines * LEGEND_LINE;
}
