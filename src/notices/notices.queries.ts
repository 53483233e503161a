import { In } from 'typeorm';
import type { Tx } from '../platform/database/transactions.js';
import { NoticeChoice } from './notice-choice.entity.js';
import { Notice } from './notice.entity.js';

/** Nothing to be told any more: sent, or true or wanted no longer. */
export async function noteSent(tx: Tx, notices: Notice[], at: Date): Promise<void> {
  await tx.update(Notice, { id: In(notices.map(({ id }) => id)) }, { sentAt: at });
}

/** Takes a notice out of its mail, to be tried again alone: what cannot be told holds up nothing else. */
export async function setAside(tx: Tx, { id }: Notice): Promise<void> {
  await tx.update(Notice, { id }, { mailId: id });
}

/** How much is still to be told, to everybody or to one address. */
export async function countUnsent(tx: Tx, address: string | null): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM notices n JOIN people p ON p.id = n.person_id
      WHERE n.sent_at IS NULL AND ($1::text IS NULL OR p.email = $1)`,
    [address],
  );
  return count;
}

/** What the person said of each kind; nothing of the kinds they never chose about. */
export async function readChoices(tx: Tx, personId: string): Promise<Map<string, boolean>> {
  const choices = await tx.findBy(NoticeChoice, { personId });
  return new Map(choices.map(({ kind, isMailed }) => [kind, isMailed]));
}

const KEPT_DAYS = 30;

/** What was told a month ago needs no row any more. */
export async function forgetNotices(tx: Tx, at: Date): Promise<void> {
  await tx.query(
    `DELETE FROM notices WHERE created_at < $1::timestamptz - interval '${KEPT_DAYS} days' AND sent_at IS NOT NULL`,
    [at],
  );
}
