import type { Language } from '../views/languages.js';
import { type Chart, drawnColumns, drawnRows } from './chart.rules.js';
import { AXIS, type Drawing, type DrawnOption, figureAxis, grid, nameAxis, paper, type Sheet } from './sheet.js';

/** A dot where the figure is, a line from where to where it may lie, and one through nothing. */
export function intervalOption(chart: Chart, sheet: Sheet, language: Language): DrawnOption {
  const [figure, from, until] = drawnColumns(chart);
  const rows = drawnRows(chart).toReversed();
  const at = (values: (number | null)[], column: typeof figure) => values[column?.place ?? -1] ?? null;
  const stroke = { stroke: 'var(--chart-1)', lineWidth: 2.5 };
  const path = (x1: number, y1: number, x2: number, y2: number) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: stroke }); // prettier-ignore
  return {
    ...paper(sheet),
    height: rows.length * 44 + AXIS,
    grid: grid(4, 10),
    xAxis: { ...figureAxis(chart, sheet, figure?.unit ?? 'points', language), scale: false },
    yAxis: { ...nameAxis(chart, sheet), data: rows.map(({ label, short }) => short ?? label) },
    series: [
      {
        type: 'custom',
        data: rows.flatMap(({ values }, place) => {
          const point = [place, at(values, figure), at(values, from), at(values, until)];
          return point.includes(null) ? [] : [point];
        }),
        encode: { x: [1, 2, 3], y: 0 },
        renderItem(_: unknown, drawing: Drawing) {
          const [x, y] = drawing.coord([drawing.value(1), drawing.value(0)]);
          const [low] = drawing.coord([drawing.value(2), drawing.value(0)]);
          const [high] = drawing.coord([drawing.value(3), drawing.value(0)]);
          const dot = { type: 'circle', shape: { cx: x, cy: y, r: 6 }, style: { fill: 'var(--chart-1)' } };
          return { type: 'group', children: [path(low, y, high, y), path(low, y - 6, low, y + 6), path(high, y - 6, high, y + 6), dot] }; // prettier-ignore
        },
      },
    ],
  };
}
