import { IsNull } from 'typeorm';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { mailLater } from './notify.js';
import { Notice } from './notice.entity.js';

/** What goes to a person in one mail, the oldest first; never empty. */
export interface Parcel {
  /** The same however often it is sent. */
  mailId: string;
  notices: Notice[];
}

/**
 * Settles which mails a person gets now: those begun before, each as it was, and one with everything that has become due.
 * To be committed before anything is read or sent: what happens from then on is told anew, in a mail of its own.
 */
export async function packNotices(tx: Tx, personId: string): Promise<Parcel[]> {
  const at = now();
  await tx.query(
    `UPDATE notices SET mail_id = first.id
       FROM (SELECT id FROM notices WHERE person_id = $1 AND mail_id IS NULL AND due_at <= $2 ORDER BY created_at, id LIMIT 1) first
      WHERE person_id = $1 AND mail_id IS NULL AND due_at <= $2`,
    [personId, at],
  );
  const waiting = await tx.find(Notice, {
    where: { personId, sentAt: IsNull() },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  const later = waiting.filter(({ mailId }) => !mailId).map(({ dueAt }) => dueAt);
  if (later.length) await mailLater(tx, new Map([[personId, later.reduce((a, b) => (a < b ? a : b))]]), at);
  return parcelsOf(waiting);
}

function parcelsOf(waiting: Notice[]): Parcel[] {
  const parcels = new Map<string, Parcel>();
  for (const notice of waiting) {
    if (!notice.mailId) continue;
    const parcel = parcels.get(notice.mailId) ?? { mailId: notice.mailId, notices: [] };
    parcel.notices.push(notice);
    parcels.set(notice.mailId, parcel);
  }
  return [...parcels.values()];
}
