import type { Chart } from '../platform/charts/chart.rules.js';
import { dateInZone } from '../platform/time-zone.rules.js';
import type { InsightAnswer } from './insights.dto.js';
import type { Period } from './period.rules.js';

export function presentInsight(name: string, chart: Chart, { bounds }: Period): InsightAnswer {
  const { title, summary, columns, rows, notes = [] } = chart;
  const last = dateInZone(bounds.at(-1)!, 'utc').minus({ days: 1 }).toISODate() as string;
  return {
    name,
    title,
    summary,
    period: { from: bounds[0]!, until: last },
    columns: columns.map(({ key, label, unit }) => ({ key, label, unit })),
    rows: rows.map(({ key, label, values }) => ({ key, label, values })),
    notes,
  };
}
