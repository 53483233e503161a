import type { Tx } from '../platform/database/transactions.js';
import { dayOf } from '../campaigns/show-campaign.js';
import { gapOf, whyNotAct } from './plan.rules.js';
import type { PlanView } from './plans.queries.js';
import { countPeople, type DepartmentLoad, listLoads, pageUnplaced } from './result.queries.js';
import { whyNotAskForSeats } from './shortage.rules.js';
import { listShortages, type ShortageView } from './shortages.queries.js';

const UNPLACED_ON_A_PAGE = 50;
/** Of the days that would do, so many are named. */
const DAYS_NAMED = 6;

/** What every page of a plan says above all else; for `pages/plans/head`. */
export const showPlanHead = (plan: PlanView) => ({
  ...plan,
  gap: plan.placed === null || plan.bound === null ? null : gapOf({ placed: plan.placed, bound: plan.bound }),
  isUnderWay: plan.state === 'queued' || plan.state === 'running',
  isReady: plan.state === 'ready',
  /** Whether there is anything to look at. */
  hasPlacements: plan.state === 'ready' || plan.state === 'published',
});

/** All that the page of a plan says, be it under way or ready. */
export async function showPlan(tx: Tx, plan: PlanView, cursor?: string) {
  const head = showPlanHead(plan);
  return {
    plan: head,
    result: head.hasPlacements ? await showResult(tx, plan, cursor) : null,
    whys: { cancel: whyNotAct(plan.state, 'cancel'), discard: whyNotAct(plan.state, 'discard') },
  };
}

async function showResult(tx: Tx, plan: PlanView, cursor?: string) {
  const [counts, loads, shortages, unplaced] = await Promise.all([
    countPeople(tx, plan.id),
    listLoads(tx, plan.id),
    listShortages(tx, plan.id),
    pageUnplaced(tx, plan.id, { limit: UNPLACED_ON_A_PAGE, cursor }),
  ]);
  const { placed, possible, bound, secondsUsed } = plan;
  return {
    ...counts,
    missing: possible! - placed!,
    more: bound! - placed!,
    /** Rounded up, so that nothing is called seconds that took none. */
    seconds: Math.ceil(secondsUsed ?? 0),
    loads: showLoads(loads),
    shortages: shortages.map((shortage) => showShortage(plan, shortage)),
    unplaced: unplaced.items,
    unplacedPath: unplaced.nextCursor && `/plans/${plan.id}?cursor=${unplaced.nextCursor}`,
  };
}

/** With the length of each bar, in parts of a hundred of the longest. */
function showLoads(loads: DepartmentLoad[]) {
  const most = Math.max(1, ...loads.map(({ visits }) => visits));
  return loads.map((load) => ({ ...load, bar: { been: Math.round((load.visits / most) * 1000) / 10, booked: 0 } }));
}

function showShortage(plan: Pick<PlanView, 'state' | 'createdAt'>, shortage: ShortageView) {
  return {
    ...shortage,
    untilAt: dayOf(shortage.untilOn),
    /** Whether there was no day left when the plan was made. */
    isOver: dayOf(shortage.untilOn) < plan.createdAt,
    kind: shortage.channel ?? 'any',
    steps: shortage.moreSeats.map(({ seats, days }) => ({
      seats,
      days: days.slice(0, DAYS_NAMED).map(dayOf),
      others: Math.max(0, days.length - DAYS_NAMED),
    })),
    // Whether there is anybody to ask is seen when one asks.
    why: whyNotAskForSeats({ plan, shortage, leads: 1 }),
  };
}
