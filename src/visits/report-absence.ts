import { In } from 'typeorm';
import { maySeeHost, whyNotReportAbsence } from '../hosts/absence.rules.js';
import type { AbsenceInput } from '../hosts/hosts.dto.js';
import { getHostPerson } from '../hosts/hosting.queries.js';
import { insertAbsence } from '../hosts/pause-hosting.js';
import { notify } from '../notices/notify.js';
import { lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, refuseWhen } from '../platform/refusal.js';
import { SlotHost } from '../slots/slot-host.entity.js';
import { Slot } from '../slots/slot.entity.js';
import { listHostIds } from '../slots/slots.queries.js';
import { askForHosts } from './ask-for-hosts.js';
import { lockOpenVisits } from './lock-visit.js';
import { recordHosts, replaceHosts, tellOtherHost } from './replace-hosts.js';
import { Visit } from './visit.entity.js';

export interface AbsenceOutcome {
  absenceId: string;
  /** Guests who sit with somebody else now, and those for whom nobody was found. */
  rehosted: number;
  unhosted: number;
}

/**
 * A host is away on these days, as they say themselves or a lead does for them: off the moments that are still to begin,
 * and every guest there gets another host. Where nobody can, the leads hear for whom they must find one.
 */
export async function reportAbsence(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: AbsenceInput,
): Promise<AbsenceOutcome> {
  const host = await getHostPerson(tx, personId);
  if (!maySeeHost(actor, host)) throw new NotFound('person');
  refuseWhen(whyNotReportAbsence({ host, dates: input, today: host.today }));
  await lockSlotsOf(tx, personId, input);
  await lockPeople(tx, [personId]);
  // Again, for somebody may have been named as a host meanwhile; from here on nobody can be.
  const slots = await lockSlotsOf(tx, personId, input);

  const absenceId = await insertAbsence(tx, actor, personId, 'absence', input);
  let rehosted = 0;
  const unhosted = new Map<string, string[]>();
  for (const slot of slots) {
    const changes = await leaveSlot(tx, slot, personId);
    rehosted += changes.filter(({ is }) => is).length;
    const alone = changes.flatMap(({ id, is }) => (is ? [] : id));
    if (alone.length) unhosted.set(slot.departmentId, [...(unhosted.get(slot.departmentId) ?? []), ...alone]);
  }
  for (const [departmentId, visitIds] of unhosted) await askForHosts(tx, actor, { departmentId, visitIds });
  if (actor.id !== personId) await notify(tx, { personId, kind: 'absence-reported', payload: { absenceId } });
  return { absenceId, rehosted, unhosted: [...unhosted.values()].flat().length };
}

/** In the order of their ids, so that two who report at once wait for each other. */
async function lockSlotsOf(tx: Tx, hostId: string, { fromOn, untilOn }: AbsenceInput): Promise<Slot[]> {
  const ids: { id: string }[] = await tx.query(
    `SELECT s.id FROM slot_hosts h JOIN slots s ON s.id = h.slot_id JOIN departments d ON d.id = s.department_id
      WHERE h.host_id = $1 AND h.slot_state = 'published' AND h.starts_at > $2
        AND (s.starts_at AT TIME ZONE d.time_zone)::date <= $4 AND (s.ends_at AT TIME ZONE d.time_zone)::date >= $3`,
    [hostId, now(), fromOn, untilOn],
  );
  return tx.find(Slot, {
    where: { id: In(ids.map(({ id }) => id)), state: 'published' },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** Takes a host off a locked slot; the guests who sat with them get another, or none. */
async function leaveSlot(tx: Tx, slot: Slot, hostId: string) {
  const visits = (await lockOpenVisits(tx, slot)).filter(
    (visit) => visit.state === 'approved' && visit.hostId === hostId,
  );
  const hostIds = await listHostIds(tx, slot.id);
  // The visits that are over point to their host as well.
  await tx.update(Visit, { slotId: slot.id, hostId }, { hostId: null });
  await tx.delete(SlotHost, { slotId: slot.id, hostId });
  await recordHosts(tx, slot.id, hostIds, hostIds.filter((id) => id !== hostId)); // prettier-ignore
  const rehosted = await replaceHosts(tx, slot, visits, { isWide: true });
  const changes = rehosted.map((visit) => ({ id: visit.id, was: hostId, is: visit.hostId }));
  await tellOtherHost(tx, null, changes);
  return changes;
}
