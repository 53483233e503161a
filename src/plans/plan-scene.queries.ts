import { type FreeDays, readFreeDaysOf } from '../calendar/free-days.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { inZone } from '../platform/time-zone.rules.js';
import { listRotationNeeds, type RotationNeed } from '../rotations/rotation-needs.queries.js';
import { readSpentSlots } from '../visits/quota.queries.js';
import { listExclusions } from './pieces.queries.js';
import { toClock } from './plan-hire.rules.js';
import type { PlanKind } from './plan.rules.js';
import { PlanPlacement } from './plan-placement.entity.js';
import { listOpenSlots, type OpenSlot } from './open-slots.queries.js';

const HOUR = 3_600_000;
const USUAL_ZONE = 'Europe/Amsterdam';

/** Whose rotations, and what a reviewer of an earlier plan wishes. */
export interface ProblemOf {
  /** A repair is about those only who were told of visits before. A plan when left out. */
  kind?: PlanKind;
  cohortId: string | null;
  /** The plan whose pins and exclusions hold, and whose other seats change as little as possible. */
  basedOnId: string | null;
}

/** What planning has to reckon with, as it is now. */
export interface PlanScene {
  needs: RotationNeed[];
  slots: OpenSlot[];
  /** When departments are closed, by department. */
  closed: Map<string, FreeDays>;
  /** The one clock of the plan. */
  zone: string;
  /** What begins before this can be planned no more. */
  opensAt: Date;
  /** The first and the last day on which anything can be planned. */
  firstOn: string;
  untilOn: string;
  /** The seats of the plan it is based on. */
  draft: Pick<PlanPlacement, 'rotationId' | 'stopId' | 'slotId' | 'isPinned'>[];
  exclusions: { rotationId: string | null; slotId: string | null }[];
  /** Slots at which a campaign grants the people of a department no more seats, by department. */
  spent: Map<string, Set<string>>;
}

export async function readScene(tx: Tx, { kind, cohortId, basedOnId }: ProblemOf): Promise<PlanScene> {
  const at = now();
  const opensAt = new Date(at.getTime() + settings().requestCutoffHours * HOUR);
  const exclusions = basedOnId ? await listExclusions(tx, basedOnId) : [];
  const isLeftOut = (id: string) => exclusions.some(({ rotationId, slotId }) => rotationId === id && !slotId);
  const isOut = (id: string) => exclusions.some(({ rotationId, slotId }) => slotId === id && !rotationId);
  const all = await listRotationNeeds(tx, cohortId ? { cohortId } : {}, at);
  const told = kind === 'repair' ? await listTold(tx, all) : null;
  const needs = all.filter(({ rotationId }) => !isLeftOut(rotationId) && (told?.has(rotationId) ?? true));
  const zone = needs[0]?.timeZone ?? USUAL_ZONE;
  const firstOn = inZone(opensAt, zone).toISODate() as string;
  const standing = needs.flatMap(({ planned }) => planned.filter(({ startsAt }) => startsAt >= opensAt));
  const lastDays = [
    ...needs.flatMap(({ stops }) => stops.map(({ to }) => to)),
    ...standing.map((visit) => toClock(visit, zone).day),
  ];
  const untilOn = lastDays.reduce((one, other) => (other > one ? other : one), firstOn);
  const departmentIds = [...new Set(needs.flatMap(({ stops }) => stops.map(({ departmentId }) => departmentId)))];
  const standingIds = standing.map(({ visitId }) => visitId);
  const slots = await listOpenSlots(tx, { departmentIds, opensAt, untilOn, standingIds });
  const homeIds = [...new Set(needs.map(({ departmentId }) => departmentId))];
  return {
    needs,
    slots: slots.filter(({ id }) => !isOut(id)),
    closed: await readFreeDaysOf(tx, homeIds, firstOn, untilOn),
    zone,
    opensAt,
    firstOn,
    untilOn,
    draft: basedOnId ? await listDraft(tx, basedOnId) : [],
    exclusions,
    spent: await readSpentSlots(
      tx,
      homeIds,
      slots.map(({ id }) => id),
    ),
  };
}

const listDraft = (tx: Tx, planId: string) =>
  tx.find(PlanPlacement, {
    select: { rotationId: true, stopId: true, slotId: true, isPinned: true },
    where: { planId },
    order: { id: 'ASC' },
  });

/** Which of these have, or had, visits. */
async function listTold(tx: Tx, needs: RotationNeed[]): Promise<Set<string>> {
  const rows: { id: string }[] = await tx.query(
    'SELECT DISTINCT rotation_id AS id FROM rotation_visits WHERE rotation_id = ANY ($1::uuid[])',
    [needs.map(({ rotationId }) => rotationId)],
  );
  return new Set(rows.map(({ id }) => id));
}
