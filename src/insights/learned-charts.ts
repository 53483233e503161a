import { lackings } from '../learnings/learning.rules.js';
import type { Chart } from '../platform/charts/chart.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate } from '../platform/views/days.js';
import { now } from '../platform/clock.js';
import type { Facts } from '../platform/views/locales.js';
import type { Asked, Insight, Words } from './insight.js';
import { countActions } from './actions.queries.js';
import { countLacked, countStages, countThemes } from './learned.queries.js';
import { actionStandings, foldThemes, funnelOf, debriefKinds } from './learned.rules.js';
import { listPreventable } from './preventable.queries.js';
import type { Period } from './period.rules.js';
import { countResponse } from './response.queries.js';
import { nameStretches } from './stretches.js';

const MOST_THEMES = 5;
const MOST_PREVENTABLE = 12;
const SHORT_TEXT = 60;

const wordsIn =
  ({ say }: Words) =>
  (key: string, facts?: Facts) =>
    say(`learned.${key}`, facts);

/** What was learned is told by whole months. */
const monthly = ({ span, monthBounds }: Period) => {
  return { bounds: monthBounds, unit: span === 'years' ? ('quarter' as const) : ('month' as const) };
};

const shareOf = (part: number, whole: number) => (whole ? (100 * part) / whole : null);

/** What the learnings of each stretch of time are about. */
async function chartThemes(tx: Tx, { heard, period }: Asked, words: Words): Promise<Chart> {
  const say = wordsIn(words);
  const themes = foldThemes(await countThemes(tx, heard), MOST_THEMES);
  return {
    kind: 'columns',
    isStacked: true,
    title: words.say('insights.themes.title'),
    summary: say('themes-text'),
    head: say('when'),
    columns: themes.map(({ themeId, kind, name }) => ({ key: themeId ?? kind, label: name ?? say(`theme.${kind}`), unit: 'count' })), // prettier-ignore
    rows: nameStretches(monthly(period), words).map((stretch, index) => ({ ...stretch, values: themes.map(({ counts }) => counts[index] ?? 0) })), // prettier-ignore
  };
}

/** From learning to action to result. */
async function chartLoop(tx: Tx, { heard }: Asked, words: Words): Promise<Chart> {
  const say = wordsIn(words);
  const funnel = funnelOf(await countStages(tx, heard));
  return {
    kind: 'bars',
    title: words.say('insights.loop.title'),
    summary: say('loop-text'),
    head: say('step'),
    columns: [
      { key: 'learnings', label: say('learnings'), unit: 'count' },
      { key: 'share', label: say('share'), unit: 'percent', isTold: true },
    ],
    rows: (['raised', 'picked', 'doing', 'done'] as const).map((step) => {
      return { key: step, label: say(`step.${step}`), values: [funnel[step], shareOf(funnel[step], funnel.raised)] };
    }),
    notes: [say('loop-note', { dropped: funnel.dropped })],
  };
}

/** How the actions stand that somebody had to do in this time. */
async function chartActions(tx: Tx, { heard }: Asked, words: Words): Promise<Chart> {
  const say = wordsIn(words);
  const counts = await countActions(tx, heard, localDate(now(), heard.timeZone));
  return {
    kind: 'bars',
    title: words.say('insights.actions.title'),
    summary: say('actions-text'),
    head: say('standing'),
    columns: [{ key: 'actions', label: words.say('insights.actions.title'), unit: 'count' }],
    rows: actionStandings.map((one) => ({ key: one, label: say(`standing.${one}`), values: [counts[one]] })),
  };
}

/** What customers need not have contacted us about, most heard first. */
async function chartPreventable(tx: Tx, { heard }: Asked, words: Words): Promise<Chart> {
  const say = wordsIn(words);
  const rows = await listPreventable(tx, heard, MOST_PREVENTABLE);
  return {
    kind: 'bars',
    isRead: true,
    title: words.say('insights.preventable.title'),
    summary: say('preventable-text'),
    head: say('contact'),
    columns: [
      { key: 'times', label: say('times'), unit: 'count' },
      { key: 'visits', label: say('visits'), unit: 'count', isTold: true },
      { key: 'learnings', label: say('learnings'), unit: 'count', isTold: true },
    ],
    rows: rows.map(({ headId, id, text, times, visits, learnings }) => ({
      key: headId,
      label: text,
      short: text.length > SHORT_TEXT ? `${text.slice(0, SHORT_TEXT - 1)}…` : text,
      values: [times, visits, learnings],
      path: `/learnings/${id}`,
    })),
  };
}

/** What the colleague lacked who helped the customer. */
async function chartLacked(tx: Tx, { heard }: Asked, words: Words): Promise<Chart> {
  const say = wordsIn(words);
  const counts = await countLacked(tx, heard);
  return {
    kind: 'bars',
    title: words.say('insights.lacked.title'),
    summary: say('lacked-text'),
    head: say('what'),
    columns: [
      { key: 'learnings', label: say('learnings'), unit: 'count' },
      { key: 'share', label: say('share'), unit: 'percent', isTold: true },
    ],
    rows: lackings.map((what) => ({ key: what, label: say(`lacked.${what}`), values: [counts[what], shareOf(counts[what], counts.any)] })), // prettier-ignore
    notes: [say('lacked-note', { learnings: counts.any })],
  };
}

/** Of the forms that were asked for, the share that was filled in. */
async function chartResponse(tx: Tx, { heard, period }: Asked, words: Words): Promise<Chart> {
  const say = wordsIn(words);
  const rows = await countResponse(tx, heard, debriefKinds);
  const of = (kind: string, stretch: number) => rows.find((row) => row.kind === kind && row.stretch === stretch);
  return {
    kind: 'lines',
    most: 100,
    title: words.say('insights.response.title'),
    summary: say('response-text'),
    head: say('when'),
    columns: [
      ...debriefKinds.map((kind) => ({ key: kind, label: say(`form.${kind}`), unit: 'percent' as const })),
      ...debriefKinds.map((kind) => ({ key: `${kind}-asked`, label: say('asked', { form: say(`form.${kind}`) }), unit: 'count' as const, isTold: true })), // prettier-ignore
    ],
    rows: nameStretches(monthly(period), words).map((stretch, index) => {
      const counted = debriefKinds.map((kind) => of(kind, index));
      return { ...stretch, values: [...counted.map((row) => row ? shareOf(row.answered, row.asked) : null), ...counted.map((row) => row?.asked ?? null)] }; // prettier-ignore
    }),
    notes: [say('response-note')],
  };
}

/** Whose visitors wrote it is never counted: of a department of which few came one could tell who. */
const ofAllVisitors =
  (read: Insight['read']): Insight['read'] =>
  async (tx, asked, words) => {
    const chart = await read(tx, asked, words);
    return asked.visitorId
      ? { ...chart, notes: [...(chart.notes ?? []), words.say('learned.of-all-visitors')] }
      : chart;
  };

const insight = (name: string, read: Insight['read']): Insight => ({
  name,
  group: 'learned',
  read: ofAllVisitors(read),
});

/** What the loop from a visit to something that changed brought. */
export const learnedInsights: Insight[] = [
  { ...insight('themes', chartThemes), isWide: true },
  insight('loop', chartLoop),
  insight('actions', chartActions),
  { ...insight('preventable', chartPreventable), isWide: true },
  insight('lacked', chartLacked),
  insight('response', chartResponse),
];
