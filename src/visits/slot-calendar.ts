import type { DateTime } from 'luxon';
import { inZone } from '../platform/time-zone.rules.js';
import { formatInstant } from '../platform/views/dates.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import type { PlaceClock } from '../slots/show-place.js';
import type { SlotView } from '../slots/slots.queries.js';
import type { Plan } from './plans.queries.js';
import type { Week } from './week.rules.js';

const EARLIEST = 9;
const LATEST = 17;
const WORKING_DAYS = 5;
const WHOLE_WEEK = 7;
const MIDNIGHT = 24;

/** A slot as the find page shows it to one reader; `timeZone` is the reader's. */
export interface ShownSlot extends SlotView {
  path: string;
  blocked: string | null;
  mine: Plan | null;
  placeClock: PlaceClock | null;
}

/** The slots of a week as `partials/calendar` draws them, on the reader's clock. */
export function slotCalendar(slots: ShownSlot[], week: Week, zone: string, language: Language) {
  const local = (at: Date) => inZone(at, zone);
  const hours = slots.map(({ startsAt, endsAt }) => ({ startsAt: local(startsAt), endsAt: local(endsAt) }));
  const firstHour = Math.min(EARLIEST, ...hours.map(({ startsAt }) => startsAt.hour));
  const lastHour = Math.max(LATEST, ...hours.map(endHour));
  const minute = (at: Date) => local(at).toFormat("yyyy-MM-dd'T'HH:mm");
  return {
    label: translate(language, 'find.calendar', { week: week.number }),
    language,
    date: local(week.startsAt).toISODate(),
    days: hours.some(({ startsAt }) => startsAt.weekday > WORKING_DAYS) ? WHOLE_WEEK : WORKING_DAYS,
    from: clock(firstHour),
    to: clock(lastHour),
    events: slots.map((slot) => ({
      id: slot.id,
      path: slot.path,
      start: minute(slot.startsAt),
      end: minute(slot.endsAt),
      title: slot.departmentName,
      note: noteOf(slot, language),
      kind: kindOf(slot),
    })),
  };
}

interface LocalHours {
  startsAt: DateTime;
  endsAt: DateTime;
}

const endHour = ({ startsAt, endsAt }: LocalHours) =>
  endsAt.hasSame(startsAt, 'day') ? Math.ceil(endsAt.hour + endsAt.minute / 60) : MIDNIGHT;

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

function kindOf({ mine, blocked }: ShownSlot): 'open' | 'mine' | 'waiting' | 'closed' {
  if (mine) return mine.state === 'approved' ? 'mine' : 'waiting';
  return blocked ? 'closed' : 'open';
}

function noteOf(slot: ShownSlot, language: Language): string {
  const say = (key: string, facts = {}) => translate(language, key, facts);
  const standing = slot.mine
    ? say(`visits.state.${slot.mine.state}`)
    : slot.blocked
      ? say(`visits.blocked.${slot.blocked}`)
      : say('slots.seats-free', { free: slot.seats - slot.seatsTaken, seats: slot.seats });
  return [`${say(`slots.channel.${slot.channel}`)} · ${standing}`, ...hoursThere(slot, language)].join('\n');
}

function hoursThere({ placeClock, startsAt, endsAt }: ShownSlot, language: Language): string[] {
  if (!placeClock) return [];
  const { timeZone, city } = placeClock;
  const hours = [startsAt, endsAt].map((at) => formatInstant(at, 'time', timeZone, language)).join('–');
  return [translate(language, 'platform.time-in', { hours, city })];
}
