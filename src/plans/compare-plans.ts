import { isFreeIn, readFreeDaysOf } from '../calendar/free-days.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { countFrom } from '../rotations/window.rules.js';
import { countChanges, listLoads, listWaits, type Wait } from './compare.queries.js';
import type { PlanView } from './plans.queries.js';

export interface PlanFigures {
  placed: number;
  possible: number;
  /** Mean working days between the first day of a visit's window and the visit; null without visits. */
  meanWait: number | null;
}

/** What two plans for the same hires do differently. */
export async function comparePlans(tx: Tx, plan: PlanView, other: PlanView) {
  return {
    one: await figuresOf(tx, plan),
    other: await figuresOf(tx, other),
    changes: await countChanges(tx, plan.id, other.id),
    loads: await listLoads(tx, plan.id, other.id),
  };
}

const figuresOf = async (tx: Tx, plan: PlanView): Promise<PlanFigures> => ({
  placed: plan.placed ?? 0,
  possible: plan.possible ?? 0,
  meanWait: await findMeanWait(tx, plan.id),
});

async function findMeanWait(tx: Tx, planId: string): Promise<number | null> {
  const waits = await listWaits(tx, planId);
  const days = waits.flatMap(({ day, firstOn }) => [day, firstOn]).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const closed = await readFreeDaysOf(tx, waits.map(({ departmentId }) => departmentId), first, last); // prettier-ignore
  const counters = new Map<string, (workingDays: number) => string>();
  const dayAfter = ({ departmentId, firstOn }: Wait, workingDays: number) => {
    const key = `${departmentId} ${firstOn}`;
    const known = counters.get(key) ?? countFrom(firstOn, isFreeIn(closed.get(departmentId)));
    counters.set(key, known);
    return known(workingDays);
  };
  let waited = 0;
  let visits = 0;
  for (const wait of waits) {
    let workingDays = wait.fromDay;
    while (dayAfter(wait, workingDays) < wait.day) workingDays++;
    waited += (workingDays - wait.fromDay) * wait.visits;
    visits += wait.visits;
  }
  return waited / visits;
}
