import { recordAudit } from '../audit/record-audit.js';
import { lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, refuseWhen } from '../platform/refusal.js';
import { listCurrentProgrammes, type ProgrammeView } from '../programmes/programmes.queries.js';
import { whyNotRunRotations, whyNotStart } from './cohort.rules.js';
import { listHiresWithout, lockCohort } from './cohorts.queries.js';
import { type HireToStart, listHiresToStart } from './hires.queries.js';
import { matchProgramme, whyNoMatch } from './matching.rules.js';
import type { AddRotationsInput } from './rotations.dto.js';

export interface AddedRotations {
  rotationIds: string[];
  /** Who begins then and could not be added by rule, with why. */
  leftOut: { personId: string; reason: string }[];
}

interface Start {
  hire: HireToStart;
  programme: ProgrammeView | null;
  reason: string | null;
}

/**
 * Puts people on the programme that is for them, or on the one that is chosen: those who are named, or all who begin on
 * the days of the cohort. Of those who are named everybody must be able to start.
 */
export async function addRotations(
  tx: Tx,
  actor: Actor,
  cohortId: string,
  { personIds, programmeId }: AddRotationsInput,
): Promise<AddedRotations> {
  refuseWhen(whyNotRunRotations(actor));
  await lockCohort(tx, actor, cohortId);
  const ids = personIds ?? (await listHiresWithout(tx, cohortId)).map(({ id }) => id);
  await lockPeople(tx, ids);
  const hires = await listHiresToStart(tx, ids);
  if (hires.length < ids.length) throw fault('personIds', 'unknown-person');
  const programmes = await listCurrentProgrammes(tx);
  const chosen = programmeId ? programmes.find(({ id }) => id === programmeId) : null;
  if (chosen === undefined) throw fault('programmeId', 'unknown-programme');

  const starts = hires.map((hire): Start => {
    const match = chosen ? { programme: chosen, rivals: [] } : matchProgramme(hire, programmes);
    return { hire, programme: match.programme, reason: whyNotStart(hire) ?? whyNoMatch(match) };
  });
  const left = starts.filter(({ reason }) => reason);
  if (personIds) for (const { reason, hire } of left) refuseWhen(reason, { name: hire.name });
  const started = starts.filter(({ reason }) => !reason);
  refuseWhen(started.length ? null : 'nobody-to-start');
  return {
    rotationIds: await insertRotations(tx, actor, cohortId, started),
    leftOut: left.map(({ hire, reason }) => ({ personId: hire.id, reason: reason! })),
  };
}

const fault = (field: string, rule: string) => new InvalidInput([{ field, rule, facts: {} }]);

async function insertRotations(tx: Tx, actor: Actor, cohortId: string, started: Start[]): Promise<string[]> {
  const wanted = started.map(({ hire, programme }) => ({
    personId: hire.id,
    versionId: programme!.versionId,
    firstOn: hire.startsOn,
  }));
  const rows: { id: string; personId: string; versionId: string; firstOn: string }[] = await tx.query(
    `INSERT INTO rotations (cohort_id, person_id, version_id, first_on, created_by_id)
     SELECT $1, w."personId", w."versionId", w."firstOn", $2
       FROM jsonb_to_recordset($3::jsonb) AS w ("personId" uuid, "versionId" uuid, "firstOn" date)
     RETURNING id, person_id AS "personId", version_id AS "versionId", first_on::text AS "firstOn"`,
    [cohortId, actor.id, JSON.stringify(wanted)],
  );
  await recordAudit(
    tx,
    ...rows.map(({ id, ...after }) => ({
      actorId: actor.id,
      act: 'rotation.started',
      subjectType: 'rotation',
      subjectId: id,
      after: { cohortId, ...after },
    })),
  );
  return rows.map(({ id }) => id);
}
