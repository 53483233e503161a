import { In } from 'typeorm';
import { recordAudit } from '../audit/record-audit.js';
import { MOST_DAYS_AWAY, together, touches, whyNotAddAbsence } from '../people/absence.rules.js';
import { getDepartment, getPerson, lockPeople } from '../people/people.queries.js';
import { PersonAbsence } from '../people/person-absence.entity.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import type { DaysAwayInput } from './absences.dto.js';
import { listPersonAbsences } from './absences.queries.js';

/** Days that touch others become one absence with them. Throws NotFound for somebody the actor may not see. */
export async function addAbsence(
  tx: Tx,
  actor: Actor,
  personId: string,
  { fromOn, untilOn = fromOn }: DaysAwayInput,
): Promise<string> {
  await lockPeople(tx, [personId]);
  const person = await getPerson(tx, actor, personId);
  const { timeZone } = await getDepartment(tx, person.departmentId);
  const days = { fromOn, untilOn };
  const today = localDate(now(), timeZone);
  refuseWhen(whyNotAddAbsence({ actor, person, days, today }), { max: MOST_DAYS_AWAY });

  const met = (await listPersonAbsences(tx, personId, '0001-01-01')).filter((other) => touches(days, other));
  if (met.length) await tx.delete(PersonAbsence, { id: In(met.map(({ id }) => id)) });
  const after = together([days, ...met]);
  const absence = tx.create(PersonAbsence, { personId, ...after, notedById: actor.id, notedAt: now() });
  await tx.insert(PersonAbsence, absence);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.absence-added',
    subjectType: 'person',
    subjectId: personId,
    before: met.length ? { absences: met.map(({ id: _, ...other }) => other) } : null,
    after,
  });
  return absence.id;
}
