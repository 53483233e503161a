import type { Language } from '../views/languages.js';
import { sayFigure } from './chart-figures.js';
import type { Chart, ChartUnit } from './chart.rules.js';

/** A page is drawn for twice, for letters that shrink with a picture cannot be read on a phone. */
export interface Sheet {
  width: number;
  className: string;
  /** What a name before a lying bar may take. */
  names: number;
  text: number;
}

export const sheets: Sheet[] = [
  { width: 720, className: 'drawn-wide', names: 220, text: 13 },
  { width: 340, className: 'drawn-narrow', names: 118, text: 12 },
];

/** How high a lying bar and its room are, and the axis beneath. */
export const BAR = 26;
export const AXIS = 26;
const FEW = 7;

export type Option = Record<string, unknown>;
export type DrawnOption = Option & { height: number };

/** What a drawing by hand is given: the figures of a row, and where on the sheet they are. */
export interface Drawing {
  value(dimension: number): number;
  coord(at: [number, number]): [number, number];
  size(of: [number, number]): [number, number];
}

// Letters are not measured here: a little wider than those of most systems, so that nothing runs into anything.
export const widthOf = (text: string, size: number) => [...text].length * size * 0.6;

// They differ in lightness too, and where there are more each has a pattern or a dash: none says anything by its hue alone.
export const colours = [1, 2, 3, 4, 5, 6].map((n) => `var(--chart-${n})`);

export const paper = ({ text }: Sheet): Option => ({
  animation: false,
  color: colours,
  textStyle: { fontFamily: 'inherit', fontSize: text, color: 'var(--ink-soft)' },
});

export const grid = (top: number, right: number): Option => ({
  left: 0,
  right,
  top: top + 8,
  bottom: 4,
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
});

export const axisText = ({ text }: Sheet) => ({ color: 'var(--ink-soft)', fontSize: text });

const lineHeight = ({ text }: Sheet) => text + 3;

/** How high a bar and its room are, beside names of one line or of two. */
export const barHeight = (names: string[], sheet: Sheet) =>
  names.some((name) => name.includes('\n')) ? 2 * lineHeight(sheet) + 8 : BAR;

/** A name before a lying bar: over two lines where it must, and cut off after them, for the table has it whole. */
export function foldName(name: string, { names, text }: Sheet): string {
  const fits = (line: string) => widthOf(line, text) <= names;
  const words = name.split(' ');
  const lines: string[] = [];
  while (words.length > 0 && lines.length < 2) {
    let line = words.shift()!;
    while (words.length > 0 && fits(`${line} ${words[0]}`)) line += ` ${words.shift()}`;
    lines.push(line);
  }
  return lines.join('\n').replace(/[,;:.…]*$/, (end) => (words.length > 0 ? '…' : end));
}

/** A statement is read whole, over more lines; a name can be cut off, for the table has it. */
function named(kind: Chart['kind'], sheet: Sheet): Option {
  const { names } = sheet;
  if (kind === 'intervals') return { width: names * 1.2, overflow: 'break' };
  return kind === 'bars' ? { lineHeight: lineHeight(sheet) } : { width: names, overflow: 'truncate' };
}

/** Beneath a few columns each name is told, over more lines where it must; of many months one in two or three will do. */
const beneath = ({ kind, rows }: Chart, sheet: Sheet): Option =>
  kind === 'columns' && rows.length <= FEW
    ? { interval: 0, width: (sheet.width - 48) / rows.length, overflow: 'break', lineHeight: lineHeight(sheet) }
    : { hideOverlap: true };

/** `isAcross`: names beneath a map, whose rows have names too. */
export function nameAxis(chart: Chart, sheet: Sheet, isAcross = false): Option {
  const { kind } = chart;
  const isLying = !isAcross && kind !== 'columns' && kind !== 'lines';
  return {
    type: 'category',
    boundaryGap: kind !== 'lines',
    axisTick: { show: false },
    axisLine: { show: kind !== 'map', lineStyle: { color: 'var(--edge)' } },
    axisLabel: {
      ...axisText(sheet),
      ...(isLying ? { ...named(kind, sheet), interval: 0, color: 'var(--ink)' } : beneath(chart, sheet)),
    },
  };
}

export function figureAxis({ kind, least, most }: Chart, sheet: Sheet, unit: ChartUnit, language: Language): Option {
  const isWhole = unit === 'count';
  return {
    type: 'value',
    min: least ?? (kind === 'intervals' ? undefined : 0),
    max: most,
    ...(isWhole ? { minInterval: 1 } : {}),
    splitNumber: sheet.width > 500 ? 5 : 3,
    splitLine: { lineStyle: { color: 'var(--line)' } },
    axisLine: { show: false },
    axisLabel: {
      ...axisText(sheet),
      hideOverlap: true,
      formatter: (value: number) => sayFigure(value, unit, language),
    },
  };
}
