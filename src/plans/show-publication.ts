import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { listAllDepartments } from '../people/people.queries.js';
import type { SlotHours } from '../slots/slot.rules.js';
import { comingOf, leavingOf, type StandingVisit } from './changes.rules.js';
import { whyNotAct } from './plan.rules.js';
import type { PlanView } from './plans.queries.js';
import { preparePublication, type Publication } from './prepare-publication.js';
import { countByState } from './published.queries.js';
import { whyNotPublish } from './publication.rules.js';
import { showPlanHead } from './show-plan.js';

/** Rows of one table; the board and the calendar of the plan have them all. */
const MOST_ROWS = 100;

/** What publishing a plan would do, and to whom; once it is published, what became of it. */
export async function showPublication(tx: Tx, plan: PlanView) {
  const head = showPlanHead(plan);
  if (plan.state === 'published') return { plan: head, became: await countByState(tx, plan.id), publication: null };
  const whyNotReady = whyNotAct(plan.state, 'publish');
  if (whyNotReady) return { plan: head, became: null, publication: null, whyNotReady };
  const publication = await preparePublication(tx, plan);
  return { plan: head, became: null, publication: await showChanges(tx, plan, publication) };
}

async function showChanges(tx: Tx, plan: PlanView, { changes, broken, slots }: Publication) {
  const { added, moved, dropped, kept } = changes;
  const coming = comingOf(changes);
  const leaving = leavingOf(changes);
  const departments = new Map((await listAllDepartments(tx)).map((department) => [department.id, department]));
  // In a repair, what is new takes the place of what fell out.
  const replacing = plan.kind === 'repair' ? added : [];
  const names = await readNames(tx, [...broken.map(({ placement }) => placement), ...leaving, ...replacing]);
  const placeOf = ({ slotId, startsAt, endsAt }: SlotHours & { slotId: string }) => {
    const department = departments.get(slots.get(slotId)!.departmentId);
    return { startsAt, endsAt, departmentName: department?.name ?? '', timeZone: department?.timeZone ?? 'UTC' };
  };
  const changed = [
    ...moved.map(({ visit, placement, how }) => ({ visit, is: placeOf(placement), isAsked: how === 'asked' })),
    ...dropped.map((visit) => ({ visit, is: null, isAsked: false })),
  ].map(({ visit, ...rest }) => ({ ...personOf(visit, names), was: placeOf(visit), whyNot: visit.whyNot, ...rest }));
  const replaced = replacing.map((placement) => ({
    ...personOf(placement, names),
    was: null,
    is: placeOf(placement),
    isAsked: !placement.isAutomatic,
    whyNot: null,
  }));
  const facts = { plan, broken: 0, withoutBroken: true, changes: coming.length + leaving.length };
  return {
    whyNot: whyNotPublish(facts),
    revision: plan.revision,
    added: added.length,
    moved: moved.length,
    calledOff: dropped.length,
    kept: kept.length,
    asked: coming.filter(({ isAutomatic }) => !isAutomatic).length,
    hires: new Set([...coming, ...leaving].map(({ rotationId }) => rotationId)).size,
    departments: [...departments.values()].flatMap(({ id, name }) => {
      const visits = coming.filter(({ hostDepartmentId }) => hostDepartmentId === id);
      const asked = visits.filter(({ isAutomatic }) => !isAutomatic).length;
      return visits.length ? { name, visits: visits.length, asked } : [];
    }),
    changed: [...replaced, ...changed].slice(0, MOST_ROWS),
    moreChanged: Math.max(0, replaced.length + changed.length - MOST_ROWS),
    broken: broken.slice(0, MOST_ROWS).map(({ placement, reason }) => ({
      ...personOf(placement, names),
      at: placeOf(placement),
      reason,
    })),
    brokenCount: broken.length,
  };
}

type OfRotation = Pick<StandingVisit, 'rotationId'>;

const personOf = ({ rotationId }: OfRotation, names: Map<string, string>) => ({
  rotationId,
  name: names.get(rotationId)!,
});

/** Of hires, by rotation. */
async function readNames(tx: Tx, rows: OfRotation[]): Promise<Map<string, string>> {
  const found: { id: string; name: string }[] = await tx.query(
    `SELECT r.id, ${nameOf('p')} AS name FROM rotations r JOIN people p ON p.id = r.person_id WHERE r.id = ANY ($1::uuid[])`,
    [[...new Set(rows.map(({ rotationId }) => rotationId))]],
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
