import { notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import type { Tx } from '../platform/database/transactions.js';
import { comingOf, leavingOf, type PlanChanges } from './changes.rules.js';
import type { Placed } from './publication.queries.js';

// So few hires at a time, each with a mail and some invites, their hosts as well, and a breath between: no mail server
// has to take in a whole company at once.
const HIRES_AT_ONCE = 20;
const BREATH_SECONDS = 10;

/**
 * Each hire whose path changed gets one mail with all of it, who comes first first; the leads of each department one with
 * all that changes there. Returns when it is the turn of each rotation.
 */
export async function tellOfPublication(
  tx: Tx,
  { id: planId }: { id: string },
  changes: PlanChanges<Placed>,
  at: Date,
): Promise<Map<string, Date>> {
  const touched = [...comingOf(changes), ...leavingOf(changes)].sort((one, other) => +one.startsAt - +other.startsAt);
  const rotationIds = [...new Set(touched.map(({ rotationId }) => rotationId))];
  const turn = (index: number) => new Date(at.getTime() + Math.floor(index / HIRES_AT_ONCE) * BREATH_SECONDS * 1000);
  const mailAt = new Map(rotationIds.map((id, index) => [id, turn(index)]));
  const hires: { rotationId: string; personId: string }[] = await tx.query(
    `SELECT id AS "rotationId", person_id AS "personId" FROM rotations WHERE id = ANY ($1::uuid[])`,
    [rotationIds],
  );
  const toHires = hires.map(({ rotationId, personId }) => ({
    personId,
    kind: 'rotation-published',
    payload: { planId, rotationId },
    dueAt: mailAt.get(rotationId),
  }));
  const overviews = [];
  for (const departmentId of new Set(touched.map(({ hostDepartmentId }) => hostDepartmentId)))
    overviews.push(
      ...(await toLeads(tx, departmentId, { kind: 'rotation-overview', payload: { planId, departmentId } })),
    );
  await notify(tx, ...toHires, ...overviews);
  return mailAt;
}
