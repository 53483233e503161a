// A host who is away sits beside nobody: guests get another host. A pause only keeps new guests away. Hosts say so for
// themselves; a lead may report a colleague absent, never pause one. Nobody is asked why.
import { type Actor, mayLead } from '../people/person.rules.js';

export const absenceKinds = ['absence', 'pause'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

const LONGEST_ABSENCE_DAYS = 366;
const DAY = 86_400_000;

/** Calendar dates, `2026-12-01`, the last one included. */
export interface AbsenceDates {
  fromOn: string;
  untilOn: string;
}

export interface HostPerson {
  id: string;
  /** Where they are host. */
  departmentIds: string[];
}

/** Whether the actor has to do with this host at all. */
export const maySeeHost = (actor: Actor, host: HostPerson) =>
  actor.id === host.id || host.departmentIds.some((id) => mayLead(actor, id));

export function whyNotReportAbsence(facts: { host: HostPerson; dates: AbsenceDates; today: string }): string | null {
  const { host, dates, today } = facts;
  if (!host.departmentIds.length) return 'not-host';
  if (dates.untilOn < dates.fromOn) return 'ends-before-start';
  if (dates.untilOn < today) return 'in-the-past';
  if (Date.parse(dates.untilOn) - Date.parse(dates.fromOn) >= LONGEST_ABSENCE_DAYS * DAY) return 'absence-too-long';
  return null;
}

export function whyNotPause(facts: { actor: Actor; host: HostPerson; dates: AbsenceDates; today: string }) {
  return facts.actor.id === facts.host.id ? whyNotReportAbsence(facts) : 'not-yourself';
}

export function whyNotEndAbsence(facts: {
  actor: Actor;
  absence: { kind: AbsenceKind; personId: string; untilOn: string };
  today: string;
}): string | null {
  const { actor, absence, today } = facts;
  if (absence.kind === 'pause' && actor.id !== absence.personId) return 'not-yourself';
  return absence.untilOn < today ? 'absence-over' : null;
}
