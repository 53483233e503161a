import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import type { Approval } from '../slots/slot.rules.js';
import { isLateOffer } from './waitlist.rules.js';

export interface OfferView {
  endsAt: Date;
  /** Whether it stands shorter than offers do, because the moment is near. */
  isLate: boolean;
  /** Whether accepting it books the visit at once. */
  isBookedAtOnce: boolean;
}

/** The seat that is kept for a visit, and until when; null when none is. */
export async function findOffer(tx: Tx, visitId: string): Promise<OfferView | null> {
  const [row]: { offeredAt: Date; endsAt: Date; approval: Approval }[] = await tx.query(
    `SELECT v.offered_at AS "offeredAt", v.offer_expires_at AS "endsAt", s.approval
       FROM visits v JOIN slots s ON s.id = v.slot_id WHERE v.id = $1 AND v.state = 'offered'`,
    [visitId],
  );
  if (!row) return null;
  const { offeredAt, endsAt } = row;
  const isLate = isLateOffer(offeredAt, endsAt, settings().offerHours);
  return { endsAt, isLate, isBookedAtOnce: row.approval === 'automatic' };
}

export interface OwnOffer {
  visitId: string;
  departmentName: string;
  startsAt: Date;
  endsAt: Date;
  offerExpiresAt: Date;
}

/** Seats that are kept for somebody now, the first to run out in front. */
export function listOwnOffers(tx: Tx, visitorId: string, at: Date): Promise<OwnOffer[]> {
  return tx.query(
    `SELECT v.id AS "visitId", d.name AS "departmentName", v.starts_at AS "startsAt", v.ends_at AS "endsAt",
            v.offer_expires_at AS "offerExpiresAt"
       FROM visits v JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
      WHERE v.visitor_id = $1 AND v.state = 'offered' AND v.offer_expires_at > $2
      ORDER BY v.offer_expires_at`,
    [visitorId, at],
  );
}
