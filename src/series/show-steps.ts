import type { Language } from '../platform/views/languages.js';
import type { SeriesGuest, SeriesStep } from './series-step.js';
import { noonOf, tellClosed, tellDate } from './tell-rule.js';

/** What happens on each date as a page shows it, in order of the dates. */
export const showSteps = (steps: SeriesStep[], timeZone: string, language: Language) =>
  steps
    .toSorted((a, b) => +a.startsAt - +b.startsAt)
    .map((step) => ({
      kind: step.kind,
      date: step.date,
      at: noonOf(step.date, timeZone),
      hours: { startsAt: step.startsAt, endsAt: step.endsAt, timeZone },
      movedFrom: step.movedFrom && tellDate(step.movedFrom, timeZone, language),
      closed: tellClosed(step.closed, language),
      whyNot: step.whyNot,
      guests: step.guests.map(({ name }) => name),
    }));

export type ShownStep = ReturnType<typeof showSteps>[number];

/** Everybody who hears of it: guests of moments that change time, place or host, or lapse; each once. */
export function listConcerned(steps: SeriesStep[], isFelt: boolean): SeriesGuest[] {
  const felt = steps.filter(({ kind, whyNot }) => !whyNot && (kind === 'move' || kind === 'withdraw' || isFelt));
  const guests = felt.flatMap(({ kind, guests }) => (kind === 'keep' ? [] : guests));
  return [...new Map(guests.map((guest) => [guest.name, guest])).values()];
}
