import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, refuseWhen } from '../platform/refusal.js';
import { SpecialDay } from './special-day.entity.js';
import { whyNotRemoveSpecialDays } from './special-day.rules.js';

/** Throws NotFound for days that are not the department's, or no longer. */
export async function removeSpecialDays(tx: Tx, actor: Actor, departmentId: string, id: string): Promise<void> {
  const days = await tx.findOne(SpecialDay, { where: { id, departmentId }, lock: { mode: 'pessimistic_write' } });
  if (!days) throw new NotFound('days');
  refuseWhen(whyNotRemoveSpecialDays({ actor, departmentId }));

  await tx.delete(SpecialDay, { id });
  const { kind, firstOn, lastOn, name } = days;
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'department.days-removed',
    subjectType: 'department',
    subjectId: departmentId,
    before: { kind, firstOn, lastOn, name },
  });
}
