// How rotations go: HR and the admin follow everybody, managers their own people, leads what is to be seen at their
// departments. Who stayed away is between the guest, the floor and HR: a manager sees that a stop is still to be done.
import { type Actor, leadsAnywhere, servesCompany } from '../people/person.rules.js';

export const views = ['all', 'people', 'stops'] as const;
export type View = (typeof views)[number];

/** What somebody can follow, the widest first. */
export function viewsOf(actor: Actor, { isManager }: { isManager: boolean }): View[] {
  if (servesCompany(actor)) return isManager ? ['all', 'people'] : ['all'];
  return [...(isManager ? ['people' as const] : []), ...(leadsAnywhere(actor) ? ['stops' as const] : [])];
}

export const seesAbsence = (view: View) => view !== 'people';

/** Whether a hire still has something to do; `week`: somewhere to be this week. */
export const progressStates = ['overdue', 'to-plan', 'week', 'planned', 'finished'] as const;
export type ProgressState = (typeof progressStates)[number];

export const groupings = ['stop', 'department', 'manager'] as const;
export type Grouping = (typeof groupings)[number];

/** Weeks after the first day at which is looked who had finished. */
export const milestones = [4, 8, 13] as const;

/** Rotations that began longer ago are followed no more. */
export const FOLLOWED_DAYS = 371;

/** Of a hundred, to the nearest; null where there is nobody to count. */
export const shareOf = (part: number, whole: number): number | null =>
  whole ? Math.round((100 * part) / whole) : null;
