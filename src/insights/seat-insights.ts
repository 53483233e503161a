import { shareOf } from '../progress/progress.rules.js';
import { readOwnTexts } from '../texts/texts.queries.js';
import { readWaits } from './decisions.queries.js';
import type { Insight } from './insight.js';
import { loadBins, waitBins } from './load.rules.js';
import { readLoads } from './loads.queries.js';
import { countRefusals, countSeats, refusalReasons, type StretchSeats } from './seats.queries.js';
import { nameStretches } from './stretches.js';

const fates = ['used', 'toCome', 'missed', 'empty', 'free'] as const satisfies (keyof StretchSeats)[];
const fateKeys = { used: 'used', toCome: 'to-come', missed: 'missed', empty: 'empty', free: 'free' };

/** Seats offered, and what became of them. */
export const seatsInsight: Insight = {
  name: 'seats',
  group: 'seats',
  isWide: true,
  async read(tx, asked, words) {
    const { say } = words;
    const counts = await countSeats(tx, asked);
    const all = (name: keyof StretchSeats) => counts.reduce((total, count) => total + count[name], 0);
    const over = all('used') + all('missed') + all('empty');
    return {
      kind: 'columns',
      isStacked: true,
      title: say('insights.seats.title'),
      summary: say('insights.seats.summary', { offered: all('offered'), used: all('used'), share: shareOf(all('used'), over) ?? 0 }), // prettier-ignore
      head: say(`insights.per.${asked.period.unit}`),
      columns: [
        ...fates.map((fate) => ({ key: fateKeys[fate], label: say(`insights.seat.${fateKeys[fate]}`), unit: 'count' as const })), // prettier-ignore
        { key: 'offered', label: say('insights.seats.offered'), unit: 'count', isTold: true },
      ],
      rows: nameStretches(asked.period, words).map((stretch, place) => {
        const count = counts[place]!;
        return { ...stretch, values: [...fates.map((fate) => count[fate]), count.offered] };
      }),
      notes: asked.visitorId ? [say('insights.seats.note')] : [],
    };
  },
};

/** Why requests were declined. */
export const refusalsInsight: Insight = {
  name: 'refusals',
  group: 'seats',
  async read(tx, asked, { say }) {
    const counts = await countRefusals(tx, asked, await readOwnTexts(tx));
    const declined = [...counts.values()].reduce((total, count) => total + count, 0);
    const rows = refusalReasons.map((reason) => ({ reason, count: counts.get(reason) ?? 0 }));
    return {
      kind: 'bars',
      title: say('insights.refusals.title'),
      summary: say('insights.refusals.summary', { declined }),
      head: say('insights.refusals.reason'),
      columns: [
        { key: 'declined', label: say('insights.refusals.declined'), unit: 'count' },
        { key: 'share', label: say('insights.share'), unit: 'percent', isTold: true },
      ],
      rows: rows
        .sort((one, other) => other.count - one.count)
        .map(({ reason, count }) => ({ key: reason, label: say(`insights.refusal.${reason}`), values: [count, shareOf(count, declined)] })), // prettier-ignore
    };
  },
};

/** How long people wait for an answer. */
export const decisionsInsight: Insight = {
  name: 'decisions',
  group: 'seats',
  async read(tx, asked, { say }) {
    const { counts, decided, medianHours } = await readWaits(tx, asked);
    const hours = Math.round((medianHours ?? 0) * 2) / 2;
    return {
      kind: 'columns',
      title: say('insights.decisions.title'),
      summary: decided ? say('insights.decisions.summary', { decided, hours }) : say('insights.decisions.none'),
      head: say('insights.decisions.head'),
      columns: [
        { key: 'decided', label: say('insights.decisions.column'), unit: 'count' },
        { key: 'share', label: say('insights.share'), unit: 'percent', isTold: true },
      ],
      rows: waitBins.map(({ key }, place) => ({
        key,
        label: say(`insights.wait.${key}`),
        values: [counts[place]!, shareOf(counts[place]!, decided)],
      })),
      notes: [say('insights.decisions.note')],
    };
  },
};

/** How the guests are divided over the hosts. */
export const loadsInsight: Insight = {
  name: 'hosts',
  group: 'seats',
  async read(tx, asked, { say }) {
    const { counts, hosts, guests, leftOut } = await readLoads(tx, asked);
    return {
      kind: 'columns',
      title: say('insights.hosts.title'),
      summary: hosts ? say('insights.hosts.summary', { hosts, guests }) : say('insights.hosts.none'),
      head: say('insights.hosts.head'),
      columns: [
        { key: 'hosts', label: say('insights.hosts.column'), unit: 'count' },
        { key: 'share', label: say('insights.share'), unit: 'percent', isTold: true },
      ],
      rows: loadBins.map(({ key }, place) => ({
        key,
        label: say(`insights.load.${key}`),
        values: [counts[place]!, shareOf(counts[place]!, hosts)],
      })),
      notes: leftOut ? [say('insights.hosts.note', { count: leftOut })] : [],
    };
  },
};
