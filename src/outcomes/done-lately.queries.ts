import { floorIds } from '../learnings/learning.rules.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';

/** An action that ended well, with what it came from as its reader, or their floor, said it. */
export interface DoneLately {
  actionId: string;
  title: string;
  result: string;
  departmentName: string;
  text: string;
  /** Whether the reader said it themselves. */
  isOwn: boolean;
}

/** What was done since an instant about what the reader or their floor raised: their own first, then the latest. */
export const listDoneLately = (tx: Tx, reader: Actor, since: Date, limit: number): Promise<DoneLately[]> =>
  tx.query(
    `SELECT a.id AS "actionId", a.title, a.result, d.name AS "departmentName", said.text, said."isOwn"
       FROM actions a JOIN departments d ON d.id = a.department_id JOIN learnings led ON led.id = a.learning_id
       CROSS JOIN LATERAL (
         SELECT m.text, m.author_id IS NOT DISTINCT FROM $1 AS "isOwn" FROM learnings m
          WHERE m.head_id = led.head_id AND (m.author_id = $1 OR m.department_id = ANY ($2::uuid[]))
          ORDER BY 2 DESC, m.learned_at, m.id LIMIT 1) said
      WHERE a.state = 'done' AND a.ended_at > $3 AND a.owner_id <> $1
      ORDER BY said."isOwn" DESC, a.ended_at DESC, a.id LIMIT $4`,
    [reader.id, floorIds(reader), since, limit],
  );
