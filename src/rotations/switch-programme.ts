import { In } from 'typeorm';
import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, refuseWhen } from '../platform/refusal.js';
import { ProgrammeStop } from '../programmes/programme-stop.entity.js';
import { listCurrentProgrammes } from '../programmes/programmes.queries.js';
import { carryStops } from './carry-stops.rules.js';
import { RotationException } from './rotation-exception.entity.js';
import { RotationVisit } from './rotation-visit.entity.js';
import { Rotation } from './rotation.entity.js';
import { whyNotSwitch } from './rotation.rules.js';
import { lockRotation } from './rotations.queries.js';
import type { SwitchProgrammeInput } from './rotations.dto.js';

/**
 * A hire goes on with another programme, or with the latest version of their own. Visits and exceptions go along to the
 * stops that take the place of theirs; a visit whose stop is no more stands, but is no part of the rotation.
 */
export async function switchProgramme(
  tx: Tx,
  actor: Actor,
  rotationId: string,
  { programmeId }: SwitchProgrammeInput,
): Promise<void> {
  const rotation = await lockRotation(tx, actor, rotationId);
  const programme = (await listCurrentProgrammes(tx)).find(({ id }) => id === programmeId);
  if (!programme) throw new InvalidInput([{ field: 'programmeId', rule: 'unknown-programme', facts: {} }]);
  const { versionId } = programme;
  refuseWhen(whyNotSwitch(actor, rotation, versionId));

  await carryAlong(tx, rotationId, await listCarried(tx, rotation.versionId, versionId));
  await tx.update(Rotation, { id: rotationId }, { versionId });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'rotation.programme-switched',
    subjectType: 'rotation',
    subjectId: rotationId,
    before: { programme: rotation.programmeName, version: rotation.programmeVersion },
    after: { programme: programme.name, version: programme.version },
  });
}

/** The stop that takes the place of each, by the id of the one before. */
async function listCarried(tx: Tx, beforeId: string, afterId: string): Promise<Map<string, string>> {
  const stops = await tx.find(ProgrammeStop, { where: { versionId: In([beforeId, afterId]) }, order: { position: 'ASC' } }); // prettier-ignore
  const of = (id: string) =>
    stops.filter(({ versionId }) => versionId === id).map(({ id: stopId, departmentId, channel }) => ({ stopId, departmentId, channel })); // prettier-ignore
  return carryStops(of(beforeId), of(afterId));
}

async function carryAlong(tx: Tx, rotationId: string, carried: Map<string, string>): Promise<void> {
  for (const entity of [RotationVisit, RotationException]) {
    for (const row of await tx.findBy<RotationVisit | RotationException>(entity, { rotationId })) {
      const stopId = carried.get(row.stopId);
      const key = row instanceof RotationVisit ? { visitId: row.visitId } : { rotationId, stopId: row.stopId };
      if (stopId) await tx.update(entity, key, { stopId });
      else await tx.delete(entity, key);
    }
  }
}
