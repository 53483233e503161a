import { type Language, localeTags } from '../views/languages.js';
import type { ChartUnit } from './chart.rules.js';

const formats = new Map<string, Intl.NumberFormat>();

const decimals: Record<ChartUnit, number> = { count: 0, percent: 0, hours: 1, days: 1, points: 1 };

/** A figure as it is read: `1.204`, `38 %`, `0,6`; a dash where there is none. */
export function sayFigure(value: number | null | undefined, unit: ChartUnit, language: Language): string {
  if (value === null || value === undefined) return '–';
  const id = `${language} ${unit}`;
  const format =
    formats.get(id) ?? new Intl.NumberFormat(localeTags[language], { maximumFractionDigits: decimals[unit] });
  formats.set(id, format);
  const figure = format.format(value);
  return unit === 'percent' ? `${figure} %` : figure;
}
