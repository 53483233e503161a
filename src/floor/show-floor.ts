import type { FreeDays } from '../calendar/free-days.queries.js';
import type { Department } from '../people/department.entity.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { tellClosed } from '../series/tell-rule.js';
import { dateInZone } from '../platform/time-zone.rules.js';
import { localDate } from '../platform/views/days.js';
import { pathWith } from '../platform/views/path-with.js';
import { datesOf, daysAfter, isWeekend } from '../slots/copy.rules.js';
import { showPlace } from '../slots/show-place.js';
import { whyNotSeats, whyNotWithdrawSlot } from '../slots/slot.rules.js';
import type { InLine } from '../waitlist/line-of-slot.queries.js';
import { showLine } from '../waitlist/show-line.js';
import type { FloorGuest, FloorSlot } from './floor.queries.js';

const WEEK = 7;

export type FloorView = 'week' | 'day';

/** Which stretch of which floor one looks at. */
export interface FloorPlace {
  departmentId: string;
  view: FloorView;
  date: string;
}

export const floorPath = ({ departmentId, view, date }: FloorPlace) => pathWith('/floor', { departmentId, view, date });

export const datesShown = ({ view, date }: FloorPlace) => (view === 'day' ? [date] : datesOf(date, WEEK));

/** From the first midnight to the last, on the clock of the department. */
export function stretchOf(dates: string[], timeZone: string) {
  const midnight = (date: string) => dateInZone(date, timeZone).toJSDate();
  return { startsAt: midnight(dates[0] as string), endsAt: midnight(daysAfter(dates.at(-1) as string, 1)) };
}

interface FloorFacts {
  place: FloorPlace;
  department: Department;
  slots: FloorSlot[];
  guests: FloorGuest[];
  inLine: InLine[];
  freeDays: FreeDays;
  reader: Actor;
  readerZone: string;
}

export type FloorDay = ReturnType<typeof showDays>[number];

/** The days of the floor in order, the weekend only when something happens in it, each with its slots and guests. */
export function showDays(facts: FloorFacts) {
  const { place, department, slots, freeDays } = facts;
  const { timeZone } = department;
  const today = localDate(now(), timeZone);
  const dated = slots.map((slot) => ({ slot, date: localDate(slot.startsAt, timeZone) }));
  const on = (date: string) => dated.flatMap((one) => (one.date === date ? [one.slot] : []));
  return datesShown(place)
    .map((date) => ({ date, slots: on(date) }))
    .filter((day, _, days) => place.view === 'day' || !isWeekend(day.date) || isWeekendUsed(days))
    .map(({ date, slots: own }) => {
      const open = own.filter(({ state }) => state === 'published');
      const seats = sum(open.map((slot) => slot.seats));
      const back = encodeURIComponent(floorPath(place));
      return {
        date,
        at: dateInZone(date, timeZone).set({ hour: 12 }).toJSDate(),
        timeZone,
        word: date === today ? ('today' as const) : date === daysAfter(today, 1) ? ('tomorrow' as const) : null,
        state: open.length === 0 ? ('gap' as const) : seats > sumTaken(open) ? ('free' as const) : ('full' as const),
        closed: tellClosed(freeDays.get(date) ?? null, facts.reader.language),
        count: open.length,
        seats,
        free: seats - sumTaken(open),
        path: floorPath({ ...place, view: 'day', date }),
        publishPath: date < today ? null : `/slots/new?departmentId=${department.id}&date=${date}&back=${back}`,
        slots: own.map((slot) => showSlot(slot, facts)),
      };
    });
}

const isWeekendUsed = (days: { date: string; slots: FloorSlot[] }[]) =>
  days.some(({ date, slots }) => isWeekend(date) && slots.length > 0);

function showSlot(slot: FloorSlot, { department, guests, inLine, reader, readerZone, place }: FloorFacts) {
  const at = now();
  const own = guests.filter(({ slotId }) => slotId === slot.id);
  const frozen = whyNotWithdrawSlot({ actor: reader, slot, now: at });
  const change = (seats: number) => ({ seats, why: frozen ?? whyNotSeats(slot, seats) });
  return {
    ...showPlace(slot, readerZone),
    isElsewhere: slot.location !== department.place,
    isWithdrawn: slot.state === 'withdrawn',
    isPast: slot.endsAt <= at,
    mayChange: frozen === null,
    guests: own.filter(({ state }) => state === 'approved'),
    waiting: own.filter(({ state }) => state === 'requested'),
    line: showLine(inLine, slot.id, readerZone),
    fewer: change(slot.seats - 1),
    more: change(slot.seats + 1),
    // Back at this very moment, not at the top of the page.
    back: `${floorPath(place)}#slot-${slot.id}`,
  };
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
const sumTaken = (slots: FloorSlot[]) => sum(slots.map(({ seatsTaken }) => seatsTaken));

/** The whole stretch in four numbers. */
export function countFloor(days: FloorDay[]) {
  const open = days.flatMap(({ slots }) => slots).filter(({ isWithdrawn }) => !isWithdrawn);
  return {
    count: open.length,
    seats: sum(days.map(({ seats }) => seats)),
    free: sum(days.map(({ free }) => free)),
    waiting: sum(open.map(({ waiting }) => waiting.length)),
  };
}
