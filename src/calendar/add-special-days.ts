import { recordAudit } from '../audit/record-audit.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, refuseWhen } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { listSpecialDays, lockSpecialDays } from './free-days.queries.js';
import { SpecialDay } from './special-day.entity.js';
import { MOST_DAYS_CLOSED, whyNotAddSpecialDays } from './special-day.rules.js';
import type { AddSpecialDaysInput } from './special-days.dto.js';

/** Closes a department for a day or more, or opens it on a holiday. Slots that stand there stay. Throws NotFound. */
export async function addSpecialDays(
  tx: Tx,
  actor: Actor,
  departmentId: string,
  { kind = 'closed', firstOn, lastOn = firstOn, name = '' }: AddSpecialDaysInput,
): Promise<string> {
  await lockSpecialDays(tx, departmentId);
  const { country, timeZone } = await getDepartment(tx, departmentId);
  const days = { kind, firstOn, lastOn };
  const today = localDate(now(), timeZone);
  const special = await listSpecialDays(tx, departmentId, firstOn);
  refuseWhen(whyNotAddSpecialDays({ actor, departmentId, days, special, country, today }), { max: MOST_DAYS_CLOSED });
  if (kind === 'closed' && !name) throw new InvalidInput([{ field: 'name', rule: 'required', facts: {} }]);

  const added = tx.create(SpecialDay, { departmentId, ...days, name, createdById: actor.id });
  await tx.insert(SpecialDay, added);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'department.days-added',
    subjectType: 'department',
    subjectId: departmentId,
    after: { ...days, name },
  });
  return added.id;
}
