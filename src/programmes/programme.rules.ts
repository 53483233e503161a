// A programme is a list of stops, each with a window of working days after the first day, which is day 0. What a version
// says is never changed: who started on it goes on with it. Only HR and the admin run programmes.
import { type Actor, servesCompany } from '../people/person.rules.js';
import type { Channel } from '../slots/slot.rules.js';
import type { Audience } from './audience.rules.js';

export const MOST_STOPS = 20;
export const LAST_DAY = 260;

/** A stop as somebody writes it. */
export interface StopContent {
  departmentId: string;
  channel: Channel | null;
  leastMinutes: number | null;
  visits: number;
  fromDay: number;
  toDay: number;
  isRequired: boolean;
  weight: number;
}

/** What a version says; stops in their order. */
export interface ProgrammeContent extends Audience {
  isOrdered: boolean;
  mostPerDay: number;
  mostPerWeek: number | null;
  stops: StopContent[];
}

/** What is wrong with one stop; `rule` as under `validation.` */
export interface StopFault {
  field: string;
  rule: string;
  facts: Record<string, number>;
}

export const whyNotRunProgrammes = (actor: Actor) => (servesCompany(actor) ? null : 'not-hr');

export function whyNotChangeProgramme(facts: {
  actor: Actor;
  isArchived: boolean;
  /** Whether somebody else changed it since the actor looked. */
  isStale: boolean;
}): string | null {
  const why = whyNotRunProgrammes(facts.actor);
  if (why) return why;
  if (facts.isArchived) return 'programme-archived';
  return facts.isStale ? 'changed-meanwhile' : null;
}

export const whyNotArchive = (actor: Actor, { isArchived }: { isArchived: boolean }) =>
  whyNotRunProgrammes(actor) ?? (isArchived ? 'programme-archived' : null);

export function whyNotRestore(actor: Actor, facts: { isArchived: boolean; isNameTaken: boolean }): string | null {
  const why = whyNotRunProgrammes(actor);
  if (why) return why;
  if (!facts.isArchived) return 'programme-not-archived';
  return facts.isNameTaken ? 'programme-exists' : null;
}

/** Stops that nobody could ever finish, with the field that says so. */
export function faultsOf(content: Pick<ProgrammeContent, 'stops' | 'isOrdered' | 'mostPerDay'>): StopFault[] {
  const { stops, isOrdered, mostPerDay } = content;
  const earliest = isOrdered ? earliestDays(stops, mostPerDay) : [];
  return stops.flatMap(({ visits, fromDay, toDay }, index): StopFault[] => {
    const fault = (name: string, rule: string, facts: StopFault['facts'] = {}) => [
      { field: `stops.${index}.${name}`, rule, facts },
    ];
    if (toDay < fromDay) return fault('toDay', 'window-ends-early');
    const most = (toDay - fromDay + 1) * mostPerDay;
    if (visits > most) return fault('visits', 'window-too-short', { most });
    const day = earliest[index] ?? 0;
    return day > toDay ? fault('toDay', 'window-before-earlier-stops', { day }) : [];
  });
}

/**
 * The first day on which each stop could be finished after the required ones before it; optional ones hold up nobody.
 * A window that is too short does not make those after it wrong as well.
 */
function earliestDays(stops: StopContent[], mostPerDay: number): number[] {
  let day = 0;
  let used = 0;
  return stops.map(({ visits, fromDay, toDay, isRequired }) => {
    let [at, taken] = fromDay > day ? [fromDay, 0] : [day, used];
    for (let visit = 0; visit < visits; visit++) {
      if (taken === mostPerDay) [at, taken] = [at + 1, 0];
      taken++;
    }
    if (isRequired && at <= toDay) [day, used] = [at, taken];
    return at;
  });
}
