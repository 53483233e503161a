// No acceptance of the confidentiality statement, no listening in. The visitor is reminded three working days before; who
// has not accepted it by the working day before is for the lead to decide about: come without listening in, or be called
// off. Where nobody listens in anyway there is nothing to decide. Accepting it, however late, settles the matter.
import { addWorkingDays, type IsFree, isDueForReminder } from '../calendar/working-days.rules.js';
import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';
import { inZone } from '../platform/time-zone.rules.js';
import type { VisitFacts } from '../visits/visit.rules.js';

const REMIND_DAYS_BEFORE = 3;
const REMINDER_HOUR = 9;

export interface StatementMoment {
  startsAt: Date;
  timeZone: string;
  now: Date;
  isFree?: IsFree;
}

/** From nine o'clock, three working days before the visit. */
export function isDueForStatement({ startsAt, timeZone, now, isFree }: StatementMoment): boolean {
  const day = addWorkingDays(inZone(startsAt, timeZone).startOf('day'), -REMIND_DAYS_BEFORE, isFree);
  return day.set({ hour: REMINDER_HOUR }).toJSDate() <= now && now < startsAt;
}

/** From nine o'clock on the working day before. */
export const isDueForDecision = (moment: StatementMoment) => isDueForReminder(moment);

export interface ClearanceFacts {
  actor: Actor;
  visit: Pick<VisitFacts, 'state' | 'visitorId' | 'requestedById'>;
  slot: { departmentId: string; startsAt: Date };
  /** Of the department. */
  allowsListening: boolean;
  /** Whether the visitor accepted the statement as it is now. */
  isAccepted: boolean;
  now: Date;
}

/** Why this person cannot let the visitor come without listening in. */
export function whyNotClear({ actor, visit, slot, allowsListening, isAccepted, now }: ClearanceFacts): string | null {
  if (actor.id === visit.visitorId || actor.id === visit.requestedById) return 'own-request';
  if (!mayLead(actor, slot.departmentId)) return 'not-lead';
  if (visit.state !== 'approved') return 'visit-not-certain';
  if (slot.startsAt <= now) return 'in-the-past';
  if (!allowsListening) return 'no-listening-here';
  return isAccepted ? 'statement-accepted' : null;
}

/** Who knows how far somebody is: the visitor, who sits beside them, the leads, and HR. */
export const maySeePreparation = (
  actor: Actor,
  visit: { visitorId: string; hostId: string | null; departmentId: string },
) => [visit.visitorId, visit.hostId].includes(actor.id) || mayLead(actor, visit.departmentId) || servesCompany(actor);
