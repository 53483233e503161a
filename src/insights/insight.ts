import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Chart } from '../platform/charts/chart.rules.js';
import type { Facts } from '../platform/views/locales.js';
import type { Language } from '../platform/views/languages.js';
import type { Heard } from './learned.rules.js';
import type { Period } from './period.rules.js';

/** What somebody looks at. */
export interface Asked {
  actor: Actor;
  /** The departments whose figures are the actor's to read; null for the whole company. */
  scope: string[] | null;
  period: Period;
  /** Only visits to this department, or of people of that one. */
  hostId: string | null;
  visitorId: string | null;
  timeZone: string;
  at: Date;
  /** The same for what was learned. */
  heard: Heard;
}

export interface Words {
  language: Language;
  say(key: string, facts?: Facts): string;
}

export const insightGroups = ['visits', 'seats', 'onboarding', 'learned'] as const;
export type InsightGroup = (typeof insightGroups)[number];

/** One chart: what it is called in an address, where on the page it stands, and how it is counted and told. */
export interface Insight {
  name: string;
  group: InsightGroup;
  /** Needs the width of the page; the others stand two beside each other. */
  isWide?: boolean;
  read(tx: Tx, asked: Asked, words: Words): Promise<Chart>;
}
