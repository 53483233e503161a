import type { Tx } from '../platform/database/transactions.js';
import type { SlotHours } from '../slots/slot.rules.js';
import { WAITS_AND_CAN_COME } from './line.queries.js';
import type { BookingFacts } from './visits.queries.js';

/** A seat that one visitor is to have. */
export interface Wish extends SlotHours {
  visitorId: string;
  slotId: string;
}

/**
 * What the booking rule wants to know, but for quotas, of many wishes at once and in their order. The visits that leave, and
 * what was to take their place, are in nobody's way.
 */
export function listBookingFacts(
  tx: Tx,
  wishes: Wish[],
  leavingIds: string[],
): Promise<Omit<BookingFacts, 'isQuotaReached'>[]> {
  return tx.query(
    `WITH wish AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS w (number int, "visitorId" uuid, "slotId" uuid, "startsAt" timestamptz, "endsAt" timestamptz)),
     in_line AS MATERIALIZED (
       SELECT DISTINCT w.slot_id FROM visits w JOIN slots s ON s.id = w.slot_id
        WHERE w.slot_id IN (SELECT "slotId" FROM wish) AND ${WAITS_AND_CAN_COME})
     SELECT EXISTS (SELECT FROM visits v WHERE v.visitor_id = wish."visitorId" AND v.slot_id = wish."slotId"
               AND v.state IN ('waiting', 'offered', 'requested', 'approved') AND v.id <> ALL ($2::uuid[])
               AND (v.replaces_id IS NULL OR v.replaces_id <> ALL ($2::uuid[]))) AS "alreadyRequested",
            EXISTS (SELECT FROM visits o WHERE o.visitor_id = wish."visitorId" AND o.slot_id <> wish."slotId"
               AND o.state IN ('offered', 'requested', 'approved') AND o.starts_at < wish."endsAt" AND o.ends_at > wish."startsAt"
               AND o.id <> ALL ($2::uuid[]) AND (o.replaces_id IS NULL OR o.replaces_id <> ALL ($2::uuid[])))
             OR EXISTS (SELECT FROM visits o WHERE o.host_id = wish."visitorId" AND o.slot_id <> wish."slotId"
               AND o.state = 'approved' AND o.starts_at < wish."endsAt" AND o.ends_at > wish."startsAt") AS "isElsewhere",
            EXISTS (SELECT FROM in_line WHERE in_line.slot_id = wish."slotId") AS "othersWait"
       FROM wish ORDER BY number`,
    [JSON.stringify(wishes.map((wish, number) => ({ number, ...wish }))), leavingIds],
  );
}
