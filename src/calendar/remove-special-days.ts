import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, refuseWhen } from '../platform/refusal.js';
import { SpecialDay } from './special-day.entity.js';
import { whyNotRemoveSpecialDays } from './special-day.rules.js';

/** Returns whose days they were. Throws NotFound for days that are there no longer. */
export async function removeSpecialDays(tx: Tx, actor: Actor, id: string): Promise<string> {
  const days = await tx.findOne(SpecialDay, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!days) throw new NotFound('days');
  const { departmentId } = days;
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
  return departmentId;
}
