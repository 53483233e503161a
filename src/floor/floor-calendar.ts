import type { DateTime } from 'luxon';
import type { Department } from '../people/department.entity.js';
import { now } from '../platform/clock.js';
import { inZone } from '../platform/time-zone.rules.js';
import { formatInstant } from '../platform/views/dates.js';
import { type Language, localeTags } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import { isWeekend } from '../slots/copy.rules.js';
import { type FloorDay, type FloorPlace, floorPath } from './show-floor.js';

const EARLIEST = 9;
const LATEST = 17;
const WORKING_DAYS = 5;

/** The floor as `partials/calendar` draws it: hours on the department's clock. */
export function floorCalendar(days: FloorDay[], place: FloorPlace, department: Department, language: Language) {
  const { timeZone } = department;
  const local = (at: Date) => inZone(at, timeZone);
  const slots = days.flatMap((day) => day.slots).filter(({ isWithdrawn }) => !isWithdrawn);
  const back = encodeURIComponent(floorPath(place));
  return {
    label: translate(language, 'floor.grid', { department: department.name }),
    language: localeTags[language],
    date: place.date,
    days: place.view === 'day' ? 1 : days.some(({ date }) => isWeekend(date)) ? 7 : WORKING_DAYS,
    ...hoursAround(slots.map(({ startsAt, endsAt }) => ({ startsAt: local(startsAt), endsAt: local(endsAt) }))),
    offset: local(now()).toFormat('ZZ'),
    publishPath: `/slots/new?departmentId=${department.id}&back=${back}`,
    heads: Object.fromEntries(days.map((day) => [day.date, head(day, language)])),
    events: slots.map((slot) => ({
      id: slot.id,
      path: `#slot-${slot.id}`,
      start: local(slot.startsAt).toFormat("yyyy-MM-dd'T'HH:mm"),
      end: local(slot.endsAt).toFormat("yyyy-MM-dd'T'HH:mm"),
      title: translate(language, `slots.channel.${slot.channel}`),
      note: [
        translate(language, 'floor.taken', { taken: slot.seatsTaken, seats: slot.seats }),
        ...(slot.waiting.length ? [translate(language, 'floor.waiting', { count: slot.waiting.length })] : []),
        ...(slot.line?.waiting.length
          ? [translate(language, 'waitlist.line.waiting', { count: slot.line.waiting.length })]
          : []),
        ...slot.guests.map(({ visitorName }) => visitorName),
      ].join('\n'),
      kind: kindOf(slot),
    })),
  };
}

function kindOf(slot: FloorDay['slots'][number]): 'open' | 'mine' | 'waiting' | 'closed' {
  if (slot.isPast) return 'closed';
  if (slot.waiting.length) return 'waiting';
  return slot.seatsTaken >= slot.seats ? 'mine' : 'open';
}

/** What stands above a day: its date, how full it is, and the way to publish without dragging. */
function head(day: FloorDay, language: Language) {
  const weekday = formatInstant(day.at, 'shortDate', day.timeZone, language);
  return {
    title: weekday,
    path: day.path,
    note: translate(language, 'floor.day-state', { state: day.state, free: day.free }),
    kind: day.state,
    add: day.publishPath && { path: day.publishPath, label: translate(language, 'floor.publish-on', { day: weekday }) },
  };
}

/** The working day, wider where something begins earlier or ends later. */
function hoursAround(hours: { startsAt: DateTime; endsAt: DateTime }[]) {
  const lastHour = ({ startsAt, endsAt }: { startsAt: DateTime; endsAt: DateTime }) =>
    endsAt.hasSame(startsAt, 'day') ? endsAt.hour + (endsAt.minute ? 1 : 0) : 24;
  const first = Math.min(EARLIEST, ...hours.map(({ startsAt }) => startsAt.hour));
  const last = Math.max(LATEST, ...hours.map(lastHour));
  const clock = (hour: number) => `${String(Math.min(24, Math.max(0, hour))).padStart(2, '0')}:00`;
  return { from: clock(first - 1), to: clock(last + 1) };
}
