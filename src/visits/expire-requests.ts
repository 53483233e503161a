import { notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { endVisit } from './end-visit.js';
import { lockSlot } from '../slots/slots.queries.js';
import { lockOpenVisits } from './lock-visit.js';
import { tellWhoAsked } from './tell-of-request.js';
import { isOutOfTime } from './request-expiry.rules.js';

/** Ends requests that nobody decided about in time; the visitor is told, with other moments. */
export async function expireRequests(tx: Tx, at: Date): Promise<void> {
  const { requestExpiresHours: expiresHours } = settings();
  const slots: { id: string }[] = await tx.query(
    `SELECT DISTINCT slot_id AS id FROM visits
      WHERE state = 'requested' AND starts_at <= $1::timestamptz + $2 * interval '1 hour' ORDER BY slot_id`,
    [at, expiresHours],
  );
  for (const { id } of slots) {
    const slot = await lockSlot(tx, id);
    for (const visit of await lockOpenVisits(tx, slot)) {
      if (!isOutOfTime(visit, { expiresHours, now: at })) continue;
      await endVisit(tx, null, visit, { act: 'expire', reason: null, at });
      await notify(tx, { personId: visit.visitorId, kind: 'request-expired', payload: { visitId: visit.id } });
      await tellWhoAsked(tx, visit);
    }
  }
}
