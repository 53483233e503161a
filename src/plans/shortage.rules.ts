// Whoever plans may ask the leads of a department for the seats that would help: once for each shortage of a plan, so that
// nobody is pressed, and only where more seats are of any use.
import { type PlanState, whyNotEdit } from './plan.rules.js';

export function whyNotAskForSeats(facts: {
  plan: { state: PlanState };
  shortage: { askedAt: Date | null; moreSeats: readonly unknown[] };
  /** Leads and deputies of the department. */
  leads: number;
}): string | null {
  const { plan, shortage, leads } = facts;
  const why = whyNotEdit(plan);
  if (why) return why;
  if (shortage.askedAt) return 'seats-already-asked';
  if (!shortage.moreSeats.length) return 'seats-no-help';
  return leads ? null : 'no-lead-to-ask';
}
