import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';

/**
 * Takes a host out of the coming slots of these departments, or of all, which are locked; only for somebody without
 * guests there. Visits that were called off point to their host as well.
 */
export async function leaveSlots(tx: Tx, actor: Actor, hostId: string, departmentIds: string[] | null): Promise<void> {
  const slots: { id: string; hostIds: string[] }[] = await tx.query(
    `SELECT s.id, ARRAY(SELECT all_hosts.host_id FROM slot_hosts all_hosts WHERE all_hosts.slot_id = s.id) AS "hostIds"
       FROM slots s JOIN slot_hosts h ON h.slot_id = s.id AND h.host_id = $1
      WHERE ($2::uuid[] IS NULL OR s.department_id = ANY ($2)) AND s.state = 'published' AND s.ends_at > $3 ORDER BY s.id`,
    [hostId, departmentIds, now()],
  );
  if (!slots.length) return;
  const slotIds = slots.map(({ id }) => id);
  await tx.query('UPDATE visits SET host_id = NULL WHERE host_id = $1 AND slot_id = ANY ($2::uuid[])', [
    hostId,
    slotIds,
  ]);
  await tx.query('DELETE FROM slot_hosts WHERE host_id = $1 AND slot_id = ANY ($2::uuid[])', [hostId, slotIds]);
  const facts = slots.map(({ id, hostIds }) => ({
    actorId: actor.id,
    act: 'slot.changed',
    subjectType: 'slot',
    subjectId: id,
    before: { hostIds },
    after: { hostIds: hostIds.filter((one) => one !== hostId) },
  }));
  await recordAudit(tx, ...facts);
}
