import { DateTime } from 'luxon';
import { isId } from '../platform/http/read-id.js';
import { typedText } from '../platform/views/form.js';
import { pathWith } from '../platform/views/path-with.js';
import { mondayOf } from '../slots/copy.rules.js';

const spans = ['1', '2', '4'];
const USUAL_WEEKS = 2;

/** Which part of a plan's board one looks at. */
export interface BoardPlace {
  /** The Monday of the first week shown; empty: where the plan begins. */
  week: string;
  weeks: number;
  departmentId: string;
  cohortId: string;
  /** Only hires who miss a visit. */
  isMissing: boolean;
  search: string;
  cursor: string;
}

export function readBoardPlace(query: Record<string, unknown>): BoardPlace {
  const typed = typedText(query, 'week', 'weeks', 'department', 'cohort', 'show', 'search', 'cursor');
  return {
    week: isDate(typed.week) ? mondayOf(typed.week) : '',
    weeks: spans.includes(typed.weeks) ? Number(typed.weeks) : USUAL_WEEKS,
    departmentId: isId(typed.department) ? typed.department : '',
    cohortId: isId(typed.cohort) ? typed.cohort : '',
    isMissing: typed.show === 'missing',
    search: typed.search.trim().slice(0, 200),
    cursor: typed.cursor,
  };
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;

export const boardPath = (planId: string, place: BoardPlace): string =>
  pathWith(`/plans/${planId}/board`, {
    week: place.week,
    weeks: place.weeks === USUAL_WEEKS ? '' : String(place.weeks),
    department: place.departmentId,
    cohort: place.cohortId,
    show: place.isMissing ? 'missing' : '',
    search: place.search,
    cursor: place.cursor,
  });
