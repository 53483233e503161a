import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { translate } from '../platform/views/locales.js';
import type { Asked, Words } from './insight.js';
import { reportedTo } from './month.rules.js';
import { DEFAULT_SPAN, periodOf, type Span } from './period.rules.js';

/** As it stands in an address. */
export interface InsightFilter {
  span?: Span;
  /** `2026-11` */
  until?: string;
  hostId?: string;
  visitorId?: string;
}

/** What somebody asks for, as far as it is theirs to read. Throws NotFound for whoever reads no figures. */
export async function openInsights(tx: Tx, me: Actor, filter: InsightFilter): Promise<Asked> {
  const scope = reportedTo(me);
  if (scope === undefined) throw new NotFound('page');
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const at = now();
  const period = periodOf(filter.span ?? DEFAULT_SPAN, filter.until, localDate(at, timeZone));
  const { hostId = null, visitorId = null } = filter;
  return {
    actor: me,
    scope,
    period,
    hostId,
    visitorId,
    timeZone,
    at,
    heard: { departmentIds: floorsOf(scope, hostId), bounds: period.monthBounds, timeZone },
  };
}

/** Departments visited that count: of the one that is asked for nothing where it is not the actor's to read. */
export function floorsOf(scope: string[] | null, hostId: string | null): string[] | null {
  if (hostId === null) return scope;
  return scope === null || scope.includes(hostId) ? [hostId] : [];
}

export const wordsOf = ({ language }: Actor): Words => ({
  language,
  say: (key, facts) => translate(language, key, facts),
});
