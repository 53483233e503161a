import { enqueue } from '../jobs/enqueue.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';

export interface NewNotice {
  personId: string;
  /** A key of app/notice-kinds. */
  kind: string;
  /** What the kind needs to find it all again; the same one waiting already is not doubled. */
  payload: object;
}

/** Tells people of something by mail: each event once, together with what else happens to them within minutes. */
export async function notify(tx: Tx, ...notices: NewNotice[]): Promise<void> {
  if (!notices.length) return;
  await tx.query(
    `INSERT INTO notices (person_id, kind, payload, created_at)
     SELECT n."personId", n.kind, n.payload, $2 FROM json_to_recordset($1::json) AS n ("personId" uuid, kind text, payload jsonb)
     ON CONFLICT (person_id, kind, payload) WHERE sent_at IS NULL DO NOTHING`,
    [JSON.stringify(notices), now()],
  );
  const personIds = [...new Set(notices.map(({ personId }) => personId))];
  await enqueue(
    tx,
    ...personIds.map((personId) => ({ name: 'mail-notices', payload: { personId }, key: `notices:${personId}` })),
  );
}
