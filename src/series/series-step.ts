import type { FreeDay } from '../calendar/special-day.rules.js';

export const seriesStepKinds = ['publish', 'change', 'move', 'withdraw', 'keep'] as const;
export type SeriesStepKind = (typeof seriesStepKinds)[number];

/** What happens, or would happen, on one date of a series. */
export interface SeriesStep {
  kind: SeriesStepKind;
  date: string;
  /** Where a slot stood that has moved. */
  movedFrom: string | null;
  /** Null for a date on which nothing is published. */
  slotId: string | null;
  startsAt: Date;
  endsAt: Date;
  /** The holiday or closed day it is. */
  closed: FreeDay | null;
  /** Why it does not happen. */
  whyNot: string | null;
  guests: SeriesGuest[];
}

/** Somebody who has a visit there, asks for one, or waits in line. */
export interface SeriesGuest {
  slotId: string;
  visitId: string;
  name: string;
  state: string;
}
