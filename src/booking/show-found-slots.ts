import { departmentChoices } from '../people/department-choices.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { groupByDay } from '../platform/views/days.js';
import { noProblems } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { slotChoices } from '../slots/slot-form.js';
import { partsOfDay } from '../slots/slot.rules.js';
import type { SlotView } from '../slots/slots.queries.js';
import { withOutlook } from '../visits/booking-outlook.js';
import type { Visitor } from './choose-visitor.js';
import { listSlotsInLine } from '../visits/line.queries.js';
import { listPlans } from '../visits/plans.queries.js';
import { listReachedQuotas } from '../visits/quota.queries.js';
import {
  addressOf,
  countFilters,
  firstFreePath,
  restOf,
  slotPath,
  type SlotSearch,
  withoutFilters,
} from './slot-search.js';
import { weekBoard } from './week-board.js';
import { type Week, weekAfter, weekBefore, weekOf } from '../visits/week.rules.js';

interface Found {
  search: SlotSearch;
  departments: { id: string; name: string; place: string }[];
  /** The reader's. */
  zone: string;
  /** For whom: the reader, or somebody they may book for. */
  visitor: Visitor;
  week: Week;
  slots: SlotView[];
  /** The first slot later on that the reader can book, where the page wants to name one. */
  next: SlotView | null;
}

/** What was found as the page shows it: on the reader's clock, each slot with what stands in the visitor's way. */
export async function showFoundSlots(tx: Tx, me: Actor, found: Found) {
  const { search, zone, week, next, visitor } = found;
  const plans = await listPlans(tx, visitor.id, now());
  const inLine = await listSlotsInLine(tx, now());
  const reached = await listReachedQuotas(tx, visitor.departmentId);
  const slots = found.slots.map((slot) => ({
    ...showPlace(withOutlook(slot, visitor, plans, inLine, reached), zone),
    path: slotPath(slot.id, search),
  }));
  return {
    filter: search,
    other: visitor.id === me.id ? null : { name: visitor.name, path: addressOf(search, { visitor: '' }) },
    filterCount: countFilters(search),
    choices: choicesOf(found),
    channels: channelLinks(search),
    firstPath: firstFreePath(search),
    clearPath: withoutFilters(search),
    week: {
      number: week.number,
      from: restOf(week).from,
      startsAt: week.startsAt,
      lastDay: new Date(week.endsAt.getTime() - 1),
      timeZone: zone,
    },
    paths: weekPaths(search, week, zone),
    days: search.view === '' && slots.length > 0 ? weekBoard(groupByDay(slots), week, zone) : groupByDay(slots),
    next: next && { ...showPlace(next, zone), path: addressOf(search, { week: weekOf(next.startsAt, zone).name }) },
    problems: noProblems,
  };
}

function weekPaths(search: SlotSearch, week: Week, zone: string) {
  const isThisWeek = week.startsAt <= now();
  return {
    previous: isThisWeek ? null : addressOf(search, { week: weekBefore(week, zone).name }),
    next: addressOf(search, { week: weekAfter(week, zone).name }),
    current: isThisWeek ? null : addressOf(search, { week: weekOf(now(), zone).name }),
    asWeek: addressOf(search, { view: '' }),
    asList: addressOf(search, { view: 'list' }),
  };
}

/** One click for the channel, which is what most people choose by. */
function channelLinks(search: SlotSearch) {
  const link = (value: SlotSearch['channel'], labelKey: string) => ({
    value,
    labelKey,
    path: addressOf(search, { channel: value }),
    isCurrent: search.channel === value,
  });
  return [link('', 'find.any-channel'), ...slotChoices.channels.map(({ value, labelKey }) => link(value, labelKey))];
}

const MONDAY = new Date('2026-01-05T12:00:00Z');
const DAY = 86_400_000;

function choicesOf({ departments }: Found) {
  return {
    departments: departmentChoices(departments),
    places: [...new Set(departments.map(({ place }) => place).filter(Boolean))].sort(),
    online: ['yes', 'no'].map((value) => ({ value, labelKey: `find.online.${value}` })),
    languages: slotChoices.languages,
    parts: partsOfDay.map((value) => ({ value, labelKey: `find.part.${value}` })),
    weekdays: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ value: `${day + 1}`, at: new Date(MONDAY.getTime() + day * DAY) })),
  };
}
