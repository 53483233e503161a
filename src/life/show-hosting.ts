import { DateTime } from 'luxon';
import { getHostPerson, listAbsences, listDeclinedGuests, readWishes } from '../hosts/hosting.queries.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { groupByDay, noonOf } from '../platform/views/days.js';
import { type FormProblems, noProblems } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { listComingGuests } from './coming-guests.queries.js';
import { asTypedWishes, type TypedWishes, wishesChoices } from './hosting-form.js';

/** Days away, as typed. */
export interface TypedAbsence {
  kind: string;
  fromOn: string;
  untilOn: string;
}

/** What was sent and what was wrong with it; null: that form was not sent. */
export interface TypedOnHosting {
  wishes: TypedWishes | null;
  absence: TypedAbsence | null;
  problems: FormProblems;
}

export const nothingTyped: TypedOnHosting = { wishes: null, absence: null, problems: noProblems };

const GUESTS_SHOWN = 10;
const WEEKDAYS_SHOWN = 7;

/** Everything the page of a host shows. Throws NotFound for somebody who is no host. */
export async function showHosting(tx: Tx, me: Actor, typed: TypedOnHosting) {
  const { today, departmentIds } = await getHostPerson(tx, me.id);
  if (!departmentIds.length) throw new NotFound('page');
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const { isSaid, ...wishes } = await readWishes(tx, me.id);
  const absences = await listAbsences(tx, me.id, today);
  const guests = await listComingGuests(tx, me.id, now(), GUESTS_SHOWN + 1);
  const monday = DateTime.fromISO(today, { zone: timeZone }).startOf('week').set({ hour: 12 });
  return {
    isSaid,
    typed: typed.wishes ?? asTypedWishes(wishes),
    ...wishesChoices,
    weekdays: Array.from({ length: WEEKDAYS_SHOWN }, (_, day) => monday.plus({ days: day }).toJSDate()),
    timeZone,
    today,
    absences: absences.map((one) => ({
      ...one,
      from: noonOf(one.fromOn, timeZone),
      until: noonOf(one.untilOn, timeZone),
    })),
    away: typed.absence ?? { kind: 'absence', fromOn: today, untilOn: today },
    isReporting: typed.absence !== null,
    kinds: ['absence', 'pause'].map((value) => ({
      value,
      labelKey: `hosts.away.kind.${value}`,
      hintKey: `hosts.away.kind.${value}.hint`,
    })),
    declinedGuests: await listDeclinedGuests(tx, me.id),
    days: groupByDay(guests.slice(0, GUESTS_SHOWN).map((guest) => showPlace(guest, timeZone))),
    areMoreGuests: guests.length > GUESTS_SHOWN,
    problems: typed.problems,
  };
}
