import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, refuseWhen } from '../platform/refusal.js';
import { maySeeHost, whyNotEndAbsence } from './absence.rules.js';
import { HostAbsence } from './host-absence.entity.js';
import { getHostPerson } from './hosting.queries.js';

/** Back again: from now on the host can be chosen. Guests who were given another host stay with that one. */
export async function endAbsence(tx: Tx, actor: Actor, absenceId: string): Promise<void> {
  const absence = await tx.findOne(HostAbsence, { where: { id: absenceId }, lock: { mode: 'pessimistic_write' } });
  if (!absence) throw new NotFound('absence');
  const host = await getHostPerson(tx, absence.personId);
  if (!maySeeHost(actor, host)) throw new NotFound('absence');
  refuseWhen(whyNotEndAbsence({ actor, absence, today: host.today }));

  await tx.delete(HostAbsence, { id: absence.id });
  const { personId, fromOn, untilOn } = absence;
  await recordAudit(tx, {
    actorId: actor.id,
    act: absence.kind === 'pause' ? 'host.pause-ended' : 'host.absence-ended',
    subjectType: 'person',
    subjectId: personId,
    before: { fromOn, untilOn },
  });
}
