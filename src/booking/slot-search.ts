import { now } from '../platform/clock.js';
import { typedList, typedText } from '../platform/views/form.js';
import { type Language, languages } from '../platform/views/languages.js';
import { pathWith } from '../platform/views/path-with.js';
import { type Channel, channels, type PartOfDay, partsOfDay } from '../slots/slot.rules.js';
import type { SlotFilter } from '../slots/slots.queries.js';
import type { Week } from '../visits/week.rules.js';

const LONGEST_TEXT = 100;
const weekdays = ['1', '2', '3', '4', '5', '6', '7'];

/** What somebody looks for, as it stands in the address: text, empty where nothing was chosen. */
export interface SlotSearch {
  search: string;
  departmentId: string;
  channel: '' | Channel;
  place: string;
  online: '' | 'yes' | 'no';
  language: '' | Language;
  weekday: string[];
  part: '' | PartOfDay;
  free: '' | 'yes';
  view: '' | 'list';
  week: string;
  /** For whom one looks, as `writtenAs` writes it; empty for oneself. */
  visitor: string;
}

/** Reads the address; what it cannot mean is left out. */
export function readSearch(query: Record<string, unknown>, departments: { id: string }[]): SlotSearch {
  const typed = typedText(
    query,
    'search',
    'departmentId',
    'channel',
    'place',
    'online',
    'language',
    'part',
    'free',
    'view',
  );
  const text = (value: string) => value.trim().slice(0, LONGEST_TEXT);
  const oneOf = <T extends string>(values: readonly T[], value: string) => values.find((one) => one === value) ?? '';
  return {
    search: text(typed.search),
    departmentId: departments.some(({ id }) => id === typed.departmentId) ? typed.departmentId : '',
    channel: oneOf(channels, typed.channel),
    place: text(typed.place),
    online: oneOf(['yes', 'no'], typed.online),
    language: oneOf(languages, typed.language),
    weekday: weekdays.filter((day) => typedList(query, 'weekday').includes(day)),
    part: oneOf(partsOfDay, typed.part),
    free: oneOf(['yes'], typed.free),
    view: oneOf(['list'], typed.view),
    week: '',
    visitor: '',
  };
}

/** The address that says the same, with what changes; `path` when it is not the page itself. */
export function addressOf(search: SlotSearch, change: Partial<SlotSearch> & { cursor?: string; first?: string } = {}) {
  return pathWith('/slots', { ...search, ...change });
}

/** The page of a slot, with the visitor filled in. */
export const slotPath = (slotId: string, { visitor }: SlotSearch) => pathWith(`/slots/${slotId}`, { visitor });

export const firstFreePath = (search: SlotSearch) => pathWith('/slots/first', { ...search });

/** How many filters are on; how, when and for whom one looks is no filter. */
export function countFilters({ view: _view, week: _week, visitor: _visitor, ...filters }: SlotSearch): number {
  return Object.values(filters).filter((value) => value.length > 0).length;
}

export const withoutFilters = ({ view, week, visitor }: SlotSearch) =>
  addressOf(readSearch({ view }, []), { week, visitor });

/** The same as a filter of the list, from now on. */
export function asSlotFilter(search: SlotSearch): SlotFilter {
  return {
    search: search.search || undefined,
    departmentId: search.departmentId || undefined,
    channel: search.channel || undefined,
    place: search.place || undefined,
    isOnline: search.online === '' ? undefined : search.online === 'yes',
    language: search.language || undefined,
    weekdays: search.weekday.map(Number),
    partOfDay: search.part || undefined,
    withFreeSeats: search.free === 'yes',
  };
}

/** What is left of a week, as a filter. */
export const restOf = ({ startsAt, endsAt }: Week): Pick<SlotFilter, 'from' | 'to'> => ({
  from: startsAt > now() ? startsAt : now(),
  to: endsAt,
});
