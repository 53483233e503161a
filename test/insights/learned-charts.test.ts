import { beforeAll, expect, test } from '@jest/globals';
import { chartTable } from '../../src/insights/chart-table.js';
import { learnedInsights } from '../../src/insights/learned-charts.js';
import { openInsights, wordsOf } from '../../src/insights/open-insights.js';
import type { Actor } from '../../src/people/person.rules.js';
import { writeCsv } from '../../src/platform/files/csv.client.js';
import { showChart } from '../../src/platform/charts/show-chart.js';
import { setStage } from '../support/acts.js';
import { anHr, aPerson } from '../support/people.js';
import { aRandomLoop } from '../support/random-loop.js';

const { run } = setStage();
let hr: Actor;

beforeAll(async () => {
  hr = await run((tx) => anHr(tx));
  await run((tx) => aRandomLoop(tx, { seed: 8, end: new Date() }));
});

const read = (name: string, filter: Parameters<typeof openInsights>[2], reader = hr) =>
  run(async (tx) => {
    const insight = learnedInsights.find((one) => one.name === name)!;
    return insight.read(tx, await openInsights(tx, reader, filter), wordsOf(reader));
  });

test.each(learnedInsights.map(({ name }) => name))(
  '%s is drawn, and its table says the same in both languages',
  async (name) => {
    for (const span of ['month', 'year', 'years'] as const) {
      const chart = await read(name, { span });
      for (const { values } of chart.rows) expect(values).toHaveLength(chart.columns.length);
      if (span === 'month') continue;
      expect(showChart(chart, name, 'nl').drawings.join('')).toMatch(/^<svg class="drawn-wide"/);
      const csv = writeCsv(chartTable(chart), 'nl');
      expect(csv.split('\r\n')).toHaveLength(chart.rows.length + 2);
    }
    const english = await run((tx) => anHr(tx, { language: 'en' }));
    const [ours, theirs] = [await read(name, {}), await read(name, {}, english)];
    expect(theirs.rows.map(({ values }) => values)).toEqual(ours.rows.map(({ values }) => values));
    expect(theirs.title).not.toBe(ours.title);
  },
);

test('what was learned is never told by the department of the visitor', async () => {
  const departmentId = (await run((tx) => aPerson(tx))).departmentId;
  const ofOne = await read('themes', { visitorId: departmentId });
  expect(ofOne.rows).toEqual((await read('themes', {})).rows);
  expect(ofOne.notes).toContain(
    'Dit telt van alle bezoekers samen: per afdeling van de bezoeker zou te zien zijn wie wat schreef.',
  );
});

test('themes go by months over a year, and by quarters over five', async () => {
  expect((await read('themes', { span: 'year', until: '2026-03' })).rows.map(({ label }) => label).slice(-2)).toEqual(['februari 2026', 'maart 2026']); // prettier-ignore
  expect((await read('themes', { span: 'years', until: '2026-03' })).rows.at(-1)!.label).toBe('1e kwartaal 2026');
});
