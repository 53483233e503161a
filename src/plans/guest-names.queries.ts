import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';

/** Whom a plan sends to some slots, by slot and family name. */
export async function listGuestNames(tx: Tx, planId: string, slotIds: string[]): Promise<Map<string, string[]>> {
  const rows: { slotId: string; names: string[] }[] = await tx.query(
    `SELECT pp.slot_id AS "slotId", array_agg(${nameOf('p')} ORDER BY p.family_name, p.given_name) AS names
       FROM plan_placements pp JOIN rotations r ON r.id = pp.rotation_id JOIN people p ON p.id = r.person_id
      WHERE pp.plan_id = $1 AND pp.slot_id = ANY ($2::uuid[]) GROUP BY pp.slot_id`,
    [planId, slotIds],
  );
  return new Map(rows.map(({ slotId, names }) => [slotId, names]));
}
