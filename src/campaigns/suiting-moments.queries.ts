import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import type { Language } from '../platform/views/languages.js';
import { IN_SCOPE } from '../quotas/quotas.queries.js';
import { isInScope, type MomentScope, type ScopedMoment } from '../quotas/scope.rules.js';
import { listSlotsById, type SlotView } from '../slots/slots.queries.js';
import { ELSEWHERE } from '../visits/elsewhere.queries.js';
import { SEATS_TO_OFFER } from '../visits/line.queries.js';
import { listReachedQuotas } from '../visits/quota.queries.js';

const HOUR = 3_600_000;

const WANTED = `SELECT $1::date AS opens_on, $2::date AS closes_on, $3::uuid[] AS team_ids, $4::uuid[] AS slot_ids`;
const wanted = ({ opensOn, closesOn, teamIds, slotIds }: MomentScope) => [opensOn, closesOn, teamIds, slotIds];
const bookableFrom = () => new Date(now().getTime() + settings().requestCutoffHours * HOUR);

/** Seats of these moments that nobody has and nobody asks for, while they can be booked. */
export async function countSeatsToFill(tx: Tx, scope: MomentScope): Promise<number> {
  const [{ seats }]: [{ seats: number }] = await tx.query(
    `WITH scope AS MATERIALIZED (${WANTED})
     SELECT coalesce(sum(greatest(${SEATS_TO_OFFER}, 0)), 0)::int AS seats
       FROM scope JOIN slots s ON s.state = 'published' AND s.starts_at >= $5 AND s.seats_taken < s.seats
       JOIN departments d ON d.id = s.department_id AND ${IN_SCOPE('scope')}`,
    [...wanted(scope), bookableFrom()],
  );
  return seats;
}

/** Whom moments are to suit. */
export interface Guest {
  id: string;
  departmentId: string;
  language: Language;
}

/** The first moments that this person could book at once and that nobody else claims; those in their own language come first. */
export async function listSuitingMoments(tx: Tx, guest: Guest, scope: MomentScope, count: number): Promise<SlotView[]> {
  const reached = await listReachedQuotas(tx, guest.departmentId);
  const open: ScopedMoment[] = await tx.query(
    `WITH scope AS MATERIALIZED (${WANTED})
     SELECT s.id, s.department_id AS "departmentId", s.audience, s.starts_at AS "startsAt", d.time_zone AS "timeZone"
       FROM scope JOIN slots s ON s.state = 'published' AND s.starts_at >= $5 AND s.seats_taken < s.seats
       JOIN departments d ON d.id = s.department_id AND ${IN_SCOPE('scope')}
      WHERE s.department_id <> $7 AND ${SEATS_TO_OFFER} > 0 AND NOT ${ELSEWHERE('$6', 's.id', 's.starts_at', 's.ends_at')}
        AND NOT EXISTS (SELECT FROM visits w WHERE w.slot_id = s.id AND (w.state = 'waiting'
              OR (w.visitor_id = $6 AND w.state IN ('offered', 'requested', 'approved'))))
      ORDER BY s.language <> $8, s.starts_at, s.id`,
    [...wanted(scope), bookableFrom(), guest.id, guest.departmentId, guest.language],
  );
  const allowed = open.filter((moment) => !reached.some((quota) => isInScope(moment, quota))).slice(0, count);
  return listSlotsById(tx, allowed.map(({ id }) => id)); // prettier-ignore
}
