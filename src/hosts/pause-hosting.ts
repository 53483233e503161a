import { recordAudit } from '../audit/record-audit.js';
import { lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { type AbsenceKind, whyNotPause } from './absence.rules.js';
import { HostAbsence } from './host-absence.entity.js';
import type { AbsenceInput } from './hosts.dto.js';
import { getHostPerson } from './hosting.queries.js';

/** No new guests for a while; who comes already still comes. Returns the id of the pause. */
export async function pauseHosting(tx: Tx, actor: Actor, input: AbsenceInput): Promise<string> {
  await lockPeople(tx, [actor.id]);
  const host = await getHostPerson(tx, actor.id);
  refuseWhen(whyNotPause({ actor, host, dates: input, today: host.today }));
  return insertAbsence(tx, actor, host.id, 'pause', input);
}

/** To which the rule has said yes. */
export async function insertAbsence(
  tx: Tx,
  actor: Actor,
  personId: string,
  kind: AbsenceKind,
  { fromOn, untilOn }: AbsenceInput,
): Promise<string> {
  const absence = tx.create(HostAbsence, {
    personId,
    kind,
    fromOn,
    untilOn,
    reportedById: actor.id,
    reportedAt: now(),
  });
  await tx.insert(HostAbsence, absence);
  await recordAudit(tx, {
    actorId: actor.id,
    act: kind === 'pause' ? 'host.paused' : 'host.absence-reported',
    subjectType: 'person',
    subjectId: personId,
    after: { fromOn, untilOn },
  });
  return absence.id;
}
