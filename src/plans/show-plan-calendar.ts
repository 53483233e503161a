import type { Tx } from '../platform/database/transactions.js';
import { inZone } from '../platform/time-zone.rules.js';
import { now } from '../platform/clock.js';
import { formatInstant } from '../platform/views/dates.js';
import { groupByDay, localDate, noonOf } from '../platform/views/days.js';
import { type Language, localeTags } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import { pathWith } from '../platform/views/path-with.js';
import { stretchOf } from '../floor/show-floor.js';
import { datesOf, daysAfter, isWeekend, mondayOf } from '../slots/copy.rules.js';
import { readExtent } from './board.queries.js';
import { listGuestNames } from './guest-names.queries.js';
import { listPlanSlots, type PlannableSlot } from './plan-slots.queries.js';
import type { PlanView } from './plans.queries.js';

const WEEK = 7;

export interface CalendarPlace {
  departmentId: string;
  /** Any day of the week; empty: where the plan begins. */
  date: string;
}

/** A week of one department: its moments for new hires, and whom the plan sends there. */
export async function showPlanCalendar(tx: Tx, plan: PlanView, asked: CalendarPlace, zone: string, language: Language) {
  const extent = await readExtent(tx, plan.id);
  const department = extent.departments.find(({ id }) => id === asked.departmentId) ?? extent.departments[0] ?? null;
  const today = localDate(now(), zone);
  const first = extent.firstAt ? localDate(extent.firstAt, zone) : today;
  const date = mondayOf(asked.date || first);
  const at = (change: Partial<CalendarPlace>) =>
    pathWith(`/plans/${plan.id}/calendar`, { department: department?.id ?? '', date, ...change });
  const own = at({});
  const dates = datesOf(date, WEEK);
  const slots = department
    ? await listPlanSlots(tx, plan, { departmentIds: [department.id], ...stretchOf(dates, zone) })
    : [];
  const names = await listGuestNames(tx, plan.id, slots.map(({ id }) => id)); // prettier-ignore
  const shown = slots
    .filter(({ isOpen, given }) => isOpen || given > 0)
    .map((slot) => ({
      ...slot,
      timeZone: zone,
      guests: names.get(slot.id) ?? [],
      path: pathWith(`/plans/${plan.id}/slots/${slot.id}`, { back: own }),
    }));
  return {
    department,
    departments: extent.departments.map(({ id: value, name: label }) => ({ value, label })),
    date,
    at: noonOf(date, zone),
    until: noonOf(daysAfter(date, 6), zone),
    days: groupByDay(shown),
    told:
      department &&
      told(shown, { planId: plan.id, departmentId: department.id, name: department.name, date, dates, zone, language }),
    seats: shown.reduce((sum, { seats }) => sum + seats, 0),
    given: shown.reduce((sum, { given }) => sum + given, 0),
    earlierPath: at({ date: daysAfter(date, -WEEK) }),
    laterPath: at({ date: daysAfter(date, WEEK) }),
    beginPath: at({ date: '' }),
    zone,
  };
}

type Shown = PlannableSlot & { guests: string[]; path: string };

interface Told {
  planId: string;
  departmentId: string;
  date: string;
  dates: string[];
  zone: string;
  language: Language;
  name: string;
}

/** What `partials/calendar` draws. */
function told(slots: Shown[], { planId, departmentId, date, dates, zone, language, name }: Told) {
  const local = (at: Date) => inZone(at, zone);
  const hours = slots.flatMap(({ startsAt, endsAt }) => [local(startsAt).hour, local(endsAt).hour + 1]);
  const clock = (hour: number) => `${String(Math.min(24, Math.max(0, hour))).padStart(2, '0')}:00`;
  const isWeekendUsed = slots.some(({ startsAt }) => isWeekend(localDate(startsAt, zone)));
  return {
    label: translate(language, 'review.calendar.grid', { department: name }),
    language: localeTags[language],
    date,
    days: isWeekendUsed ? WEEK : 5,
    from: clock(Math.min(9, ...hours) - 1),
    to: clock(Math.max(17, ...hours)),
    offset: local(now()).toFormat('ZZ'),
    heads: Object.fromEntries(
      dates.map((day) => {
        const own = slots.filter(({ startsAt }) => localDate(startsAt, zone) === day);
        const given = own.reduce((sum, slot) => sum + slot.given, 0);
        const seats = own.reduce((sum, slot) => sum + slot.seats, 0);
        const title = formatInstant(noonOf(day, zone), 'shortDate', zone, language);
        const boardPath = pathWith(`/plans/${planId}/board`, { week: day, department: departmentId });
        const kind = seats === 0 ? 'gap' : given < seats ? 'free' : 'full';
        return [
          day,
          { title, path: boardPath, note: translate(language, 'review.calendar.given', { given, seats }), kind },
        ];
      }),
    ),
    events: slots.map((slot) => ({
      id: slot.id,
      path: slot.path,
      start: local(slot.startsAt).toFormat("yyyy-MM-dd'T'HH:mm"),
      end: local(slot.endsAt).toFormat("yyyy-MM-dd'T'HH:mm"),
      title: translate(language, `slots.channel.${slot.channel}`),
      note: [
        translate(language, 'review.calendar.given', { given: slot.given, seats: slot.seats }),
        ...slot.guests,
      ].join('\n'),
      kind: slot.startsAt <= now() || slot.seats === 0 ? 'closed' : slot.given >= slot.seats ? 'mine' : 'open',
    })),
  };
}
