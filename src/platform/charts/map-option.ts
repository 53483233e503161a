import type { Language } from '../views/languages.js';
import { sayFigure } from './chart-figures.js';
import { type Chart, drawnColumns, drawnRows } from './chart.rules.js';
import { AXIS, BAR, type Drawing, type DrawnOption, grid, nameAxis, paper, type Sheet } from './sheet.js';

const SHADES = 5;
const DARK_SHADE = 4;

/** Each cell is shaded by how it compares with the highest, in five steps. */
export function mapOption(chart: Chart, sheet: Sheet, language: Language): DrawnOption {
  const columns = drawnColumns(chart);
  const rows = drawnRows(chart).toReversed();
  const unit = columns[0]?.unit ?? 'count';
  const cells = rows.flatMap(({ values }, y) => columns.map(({ place }, x) => [x, y, values[place] ?? null] as const));
  const most = chart.most ?? Math.max(1, ...cells.map(([, , value]) => value ?? 0));
  const shadeOf = (value: number) => Math.min(SHADES, Math.max(1, Math.ceil((SHADES * value) / most)));
  const isTold = columns.length <= sheet.width / 40;
  const fill = (value: number) => (value ? `var(--shade-${shadeOf(value)})` : 'var(--sunken)');
  const ink = (value: number) => (shadeOf(value) >= DARK_SHADE ? 'var(--surface)' : 'var(--ink)');
  return {
    ...paper(sheet),
    height: rows.length * BAR + AXIS,
    grid: grid(0, 0),
    xAxis: { ...nameAxis(chart, sheet, true), data: columns.map(({ label, short }) => short ?? label) },
    yAxis: { ...nameAxis(chart, sheet), data: rows.map(({ label, short }) => short ?? label) },
    series: [
      {
        type: 'custom',
        data: cells.filter(([, , value]) => value !== null),
        renderItem(_: unknown, drawing: Drawing) {
          const value = drawing.value(2);
          const [x, y] = drawing.coord([drawing.value(0), drawing.value(1)]);
          const [width, height] = drawing.size([1, 1]);
          const shape = { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2, r: 2 };
          const cell = { type: 'rect', shape, style: { fill: fill(value) } };
          if (!value || !isTold) return cell;
          const text = sayFigure(value, unit, language);
          const style = { x, y, text, fill: ink(value), fontSize: sheet.text - 1, align: 'center', verticalAlign: 'middle' }; // prettier-ignore
          return { type: 'group', children: [cell, { type: 'text', style }] };
        },
      },
    ],
  };
}
