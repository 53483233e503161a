import { enqueue } from '../jobs/enqueue.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';

export interface NewNotice {
  personId: string;
  /** A key of app/notice-kinds. */
  kind: string;
  /** What the kind needs to find it all again; the same one waiting already is not doubled. */
  payload: object;
  /** Not before this, for what can still be undone; at once when left out. */
  dueAt?: Date;
}

/** Tells people of something by mail: each event once, together with what else happens to them within minutes. */
export async function notify(tx: Tx, ...notices: NewNotice[]): Promise<void> {
  if (!notices.length) return;
  const at = now();
  // Not DO NOTHING: a mail that is just taking the same notice along may have seen nothing of this transaction yet. The
  // update waits for it, and then inserts. In one order, so that two who tell the same people do not lock each other out.
  await tx.query(
    `INSERT INTO notices (person_id, kind, payload, created_at, due_at)
     SELECT n."personId", n.kind, n.payload, $2::timestamptz, max(coalesce(n."dueAt", $2::timestamptz))
       FROM json_to_recordset($1::json) AS n ("personId" uuid, kind text, payload jsonb, "dueAt" timestamptz)
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
     ON CONFLICT (person_id, kind, payload) WHERE mail_id IS NULL 
       DO UPDATE SET due_at = greatest(notices.due_at, excluded.due_at)`,
    [JSON.stringify(notices), at],
  );
  const dueAt = new Map<string, Date>();
  for (const notice of notices) dueAt.set(notice.personId, earlier(dueAt.get(notice.personId), notice.dueAt ?? at));
  await mailLater(tx, dueAt, at);
}

const earlier = (one: Date | undefined, other: Date) => (one && one < other ? one : other);

/** Sees to it that what is due to each person is mailed, some moments after the first of it. */
export async function mailLater(tx: Tx, dueAt: Map<string, Date>, at: Date): Promise<void> {
  const windowEnd = new Date(at.getTime() + settings().bundleMailsSeconds * 1000);
  const people = [...dueAt].sort(([one], [other]) => (one < other ? -1 : 1));
  await enqueue(
    tx,
    ...people.map(([personId, due]) => ({
      name: 'mail-notices',
      payload: { personId },
      key: `notices:${personId}`,
      queue: `notices:${personId}`,
      runAt: due > windowEnd ? due : windowEnd,
      keepsTime: true,
    })),
  );
}
