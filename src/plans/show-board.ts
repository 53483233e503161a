import { DateTime } from 'luxon';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate, noonOf } from '../platform/views/days.js';
import { pathWith } from '../platform/views/path-with.js';
import { datesOf, daysAfter, isWeekend, mondayOf } from '../slots/copy.rules.js';
import {
  type BoardGap,
  type BoardHire,
  type BoardVisit,
  listBoardGaps,
  listBoardHires,
  listBoardVisits,
  type PlanExtent,
  readExtent,
} from './board.queries.js';
import { type BoardPlace, boardPath } from './board-place.js';
import type { PlanView } from './plans.queries.js';
import { isAwayOn } from './presence.rules.js';

const HIRES_ON_A_PAGE = 40;
const WEEK = 7;

/** People down, days across. `zone`: the reader's, for what today is. */
export async function showBoard(tx: Tx, plan: PlanView, asked: BoardPlace, zone: string) {
  const extent = await readExtent(tx, plan.id);
  const place = { ...asked, week: asked.week || firstWeek(extent, zone) };
  const { items, nextCursor } = await listBoardHires(tx, plan.id, {
    limit: HIRES_ON_A_PAGE,
    cohortId: place.cohortId || undefined,
    departmentId: place.departmentId || undefined,
    isMissing: place.isMissing,
    search: place.search,
    cursor: place.cursor || undefined,
  });
  const ids = items.map(({ rotationId }) => rotationId);
  const [visits, gaps] = await Promise.all([listBoardVisits(tx, plan.id, ids), listBoardGaps(tx, plan.id, ids)]);
  const dates = datesShown(place, visits);
  const at = (change: Partial<BoardPlace>) => boardPath(plan.id, { ...place, ...change });
  const own = at({});
  return {
    place,
    extent,
    own,
    weeks: weeksOf(dates, zone),
    days: dates.map((date) => ({
      date,
      at: noonOf(date, zone),
      isToday: date === localDate(now(), zone),
      begins: date === mondayOf(date),
    })),
    hires: items.map((hire) => showHire(hire, { planId: plan.id, dates, visits, gaps, back: own })),
    hasGaps: gaps.length > 0,
    earlierPath: at({ week: daysAfter(place.week, -WEEK * place.weeks) }),
    laterPath: at({ week: daysAfter(place.week, WEEK * place.weeks) }),
    beginPath: at({ week: '' }),
    spans: [1, 2, 4].map((weeks) => ({ weeks, path: at({ weeks }), isCurrent: weeks === place.weeks })),
    missingPath: at({ isMissing: true, cursor: '' }),
    nextPath: nextCursor && at({ cursor: nextCursor }),
    isFiltered: Boolean(place.departmentId || place.cohortId || place.isMissing || place.search),
    zone,
  };
}

/** Where something begins that is not over; else where the plan begins. */
function firstWeek({ firstAt, lastAt }: PlanExtent, zone: string): string {
  const today = localDate(now(), zone);
  const first = firstAt ? localDate(firstAt, zone) : today;
  const isUnderWay = lastAt !== null && first < today && localDate(lastAt, zone) >= today;
  return mondayOf(isUnderWay ? today : first);
}

/** The weekend only where something happens in it. */
function datesShown({ week, weeks }: BoardPlace, visits: BoardVisit[]): string[] {
  const used = new Set(visits.map(({ startsAt, timeZone }) => localDate(startsAt, timeZone)));
  return datesOf(week, WEEK * weeks).filter((date) => !isWeekend(date) || used.has(date));
}

function weeksOf(dates: string[], zone: string) {
  const mondays = [...new Set(dates.map(mondayOf))];
  return mondays.map((monday) => ({
    number: DateTime.fromISO(monday).weekNumber,
    at: noonOf(monday, zone),
    span: dates.filter((date) => mondayOf(date) === monday).length,
  }));
}

interface Shown {
  planId: string;
  dates: string[];
  visits: BoardVisit[];
  gaps: BoardGap[];
  back: string;
}

function showHire(hire: BoardHire, { planId, dates, visits, gaps, back }: Shown) {
  const { rotationId } = hire;
  const own = visits.filter((visit) => visit.rotationId === rotationId);
  const dated = own.map((visit) => ({ ...visit, date: localDate(visit.startsAt, visit.timeZone) }));
  const missing = gaps.filter((gap) => gap.rotationId === rotationId);
  const momentsPath = (said: Record<string, string>) =>
    pathWith(`/plans/${planId}/moments`, { rotation: rotationId, ...said, back });
  return {
    ...hire,
    path: pathWith(`/plans/${planId}/hires/${rotationId}`, { back }),
    placed: own.length,
    wanted: own.length + missing.reduce((sum, { count }) => sum + count, 0),
    earlier: dated.filter(({ date }) => date < dates[0]!).length,
    later: dated.filter(({ date }) => date > dates.at(-1)!).length,
    gaps: missing.map((gap) => ({ ...gap, path: momentsPath({ stop: gap.stopId }) })),
    cells: dates.map((date) => ({
      date,
      isAway: isAwayOn(hire, date),
      visits: dated
        .filter((visit) => visit.date === date)
        .map((visit) => ({ ...visit, path: momentsPath({ stop: visit.stopId, placement: visit.id }) })),
    })),
  };
}
