import { randomUUID } from 'node:crypto';
import { type AuditFact, recordAudit } from '../audit/record-audit.js';
import { chooseHosts } from '../hosts/choose-hosts.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { type OwnTexts, translate } from '../platform/views/locales.js';
import { readOwnTexts } from '../texts/texts.queries.js';
import type { Slot } from '../slots/slot.entity.js';
import { carryOver } from '../visits/carry-over.js';
import { VisitGroup } from '../visits/visit-group.entity.js';
import type { VisitState } from '../visits/visit.rules.js';
import { groupBy } from '../planner/group-by.rules.js';
import type { PlanChanges } from './changes.rules.js';
import type { Placed } from './publication.queries.js';

/** A visit that was made of a placement. */
export interface MadeVisit {
  id: string;
  placementId: string;
  rotationId: string;
  stopId: string;
  slotId: string;
  visitorId: string;
  state: VisitState;
  hostId: string | null;
  learningGoals: string[];
  groupId: string | null;
  /** The visit whose place it takes, or is to take. */
  replacesId: string | null;
  /** Whether the events of that visit are in the calendars, and go over to this one. */
  isCarried: boolean;
}

const FEWEST_IN_GROUP = 2;

/**
 * Makes visits of all that comes, however many, in a few statements; after what leaves has left. A slot that approves by
 * itself gives the seat, and a host, at once; its other requests are one group, decided one by one.
 */
export async function makeVisits(
  tx: Tx,
  actor: Actor,
  { changes, slots, at }: { changes: PlanChanges<Placed>; slots: Map<string, Slot>; at: Date },
): Promise<MadeVisit[]> {
  const coming = [
    ...changes.added.map((placement) => ({ placement, replacesId: null, isCarried: false })),
    ...changes.moved.map(({ visit, placement, how }) => ({
      placement,
      replacesId: how === 'anew' ? null : visit.visitId,
      isCarried: how === 'carried',
    })),
  ];
  const given = coming.filter(({ placement }) => placement.isAutomatic).map(({ placement }) => placement);
  const hostIds = await chooseHosts(tx, given);
  const hostOf = new Map(given.map((placement, index) => [placement, hostIds[index]!]));
  const asked = coming.flatMap(({ placement }) => (placement.isAutomatic ? [] : placement));
  const groupOf = await addGroups(tx, actor, asked, at);
  const own = await readOwnTexts(tx);
  const made = coming.map(({ placement, ...rest }): MadeVisit => {
    const { placementId, rotationId, stopId, slotId, visitorId, isAutomatic } = placement;
    return {
      id: randomUUID(),
      placementId,
      rotationId,
      stopId,
      slotId,
      visitorId,
      state: isAutomatic ? 'approved' : 'requested',
      hostId: hostOf.get(placement) ?? null,
      groupId: isAutomatic ? null : (groupOf.get(slotId) ?? null),
      learningGoals: [firstGoal(placement, own)],
      ...rest,
    };
  });
  await insertVisits(tx, actor, made, slots, at);
  await recordAudit(tx, ...made.flatMap((visit) => auditOf(actor, visit)));
  for (const visit of made) if (visit.isCarried) await carryOver(tx, { id: visit.replacesId! }, visit);
  return made;
}

/** What stands there until the hire says what they want to find out. */
const firstGoal = ({ language, hostDepartmentName: department }: Placed, own: OwnTexts) =>
  translate(language, 'publication.first-goal', { department }, own);

/** One group for each slot at which a lead is asked for several seats. */
async function addGroups(tx: Tx, actor: Actor, asked: Placed[], at: Date): Promise<Map<string, string>> {
  const several = [...groupBy(asked, ({ slotId }) => slotId)].filter(
    ([, requests]) => requests.length >= FEWEST_IN_GROUP,
  );
  const groups = several.map(([slotId]) => ({
    id: randomUUID(),
    slotId,
    requestedById: actor.id,
    requestedAt: at,
    isTogether: false,
  }));
  if (groups.length) await tx.insert(VisitGroup, groups);
  const facts = several.map(([slotId, requests], index) => ({
    actorId: actor.id,
    act: 'group.requested',
    subjectType: 'group',
    subjectId: groups[index]!.id,
    after: { slotId, visitorIds: requests.map(({ visitorId }) => visitorId), isTogether: false },
  }));
  await recordAudit(tx, ...facts);
  return new Map(groups.map(({ id, slotId }) => [slotId, id]));
}

async function insertVisits(
  tx: Tx,
  actor: Actor,
  made: MadeVisit[],
  slots: Map<string, Slot>,
  at: Date,
): Promise<void> {
  const rows = made.map((visit) => {
    const { startsAt, endsAt } = slots.get(visit.slotId)!;
    return { ...visit, startsAt, endsAt, decidedAt: visit.state === 'approved' ? at : null };
  });
  await tx.query(
    `INSERT INTO visits (id, slot_id, starts_at, ends_at, slot_state, visitor_id, state, learning_goals, host_id,
                         requested_by_id, requested_at, decided_at, replaces_id, group_id)
     SELECT id, "slotId", "startsAt", "endsAt", 'published', "visitorId", state, ARRAY(SELECT jsonb_array_elements_text("learningGoals")),
            "hostId", $2, $3, "decidedAt", "replacesId", "groupId"
       FROM jsonb_to_recordset($1::jsonb) AS v (id uuid, "slotId" uuid, "startsAt" timestamptz, "endsAt" timestamptz,
            "visitorId" uuid, state text, "learningGoals" jsonb, "hostId" uuid, "decidedAt" timestamptz, "replacesId" uuid, "groupId" uuid)`,
    [JSON.stringify(rows), actor.id, at],
  );
  await tx.query(
    `INSERT INTO rotation_visits (visit_id, rotation_id, stop_id)
     SELECT id, "rotationId", "stopId" FROM jsonb_to_recordset($1::jsonb) AS v (id uuid, "rotationId" uuid, "stopId" uuid)
     ON CONFLICT (visit_id) DO UPDATE SET rotation_id = excluded.rotation_id, stop_id = excluded.stop_id`,
    [JSON.stringify(made)],
  );
}

/** As when each was asked for, and given, by itself. */
function auditOf(actor: Actor, { id, slotId, visitorId, learningGoals, state, hostId }: MadeVisit): AuditFact[] {
  const of = { subjectType: 'visit', subjectId: id };
  const requested = { ...of, actorId: actor.id, act: 'visit.requested', after: { slotId, visitorId, state: 'requested', learningGoals } }; // prettier-ignore
  if (state !== 'approved') return [requested];
  return [
    requested,
    { ...of, actorId: null, act: 'visit.approved', before: { state: 'requested' }, after: { state, hostId } },
  ];
}
