import type { DateTime } from 'luxon';
import { isFreeIn, readFreeDaysAround } from '../calendar/free-days.queries.js';
import { addWorkingDays } from '../calendar/working-days.rules.js';
import { listUnhosted } from '../floor/unhosted.queries.js';
import { type Actor, ledDepartmentIds } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { groupByDay } from '../platform/views/days.js';
import { showPlace } from '../slots/show-place.js';
import { GAP_DAYS, showWorkingDays } from './gaps.rules.js';
import { listGuests } from './guests.queries.js';
import { countRequests, listOldestRequests } from './requests.queries.js';
import { listDepartmentNames, listSupply } from './supply.queries.js';

const REQUESTS_SHOWN = 5;
const UNHOSTED_SHOWN = 4;
const GUESTS_SHOWN = 30;
const WEEK = { days: 7 };

/** What waits for the lead, who comes this week, and the days on which nobody can. */
export async function showFloorAhead(tx: Tx, me: Actor, today: DateTime) {
  const timeZone = today.zoneName as string;
  const overdue = addWorkingDays(today, -settings().nudgeLeadsAfterDays).toJSDate();
  const week = { startsAt: now(), endsAt: today.plus(WEEK).toJSDate() };
  const [requests, floors, coming, unhosted] = await Promise.all([
    listOldestRequests(tx, me, REQUESTS_SHOWN),
    showFloors(tx, me, today),
    listGuests(tx, asLeadOnly(me), week, GUESTS_SHOWN),
    listUnhosted(tx, ledDepartmentIds(me), now()),
  ]);
  const guests = floors.length ? coming : [];
  // Whoever leads a department that nobody can visit has nothing to decide.
  if (!floors.length && !requests.length) return null;
  return {
    requestCount: requests.length < REQUESTS_SHOWN ? requests.length : await countRequests(tx, me),
    requests: requests.map((request) => ({
      ...showPlace({ ...request, location: '' }, timeZone),
      isOverdue: request.askedAt <= overdue,
    })),
    unhosted: unhosted.slice(0, UNHOSTED_SHOWN).map((guest) => showPlace(guest, timeZone)),
    unhostedCount: unhosted.length,
    areMoreGuests: guests.length === GUESTS_SHOWN,
    days: groupByDay(guests.map((guest) => showPlace(guest, timeZone))),
    floors,
  };
}

/** The guests of the departments somebody leads, not those of the whole company that an admin may see as well. */
const asLeadOnly = (me: Actor): Actor => ({
  ...me,
  roles: me.roles.filter(({ departmentId }) => departmentId !== null),
});

async function showFloors(tx: Tx, me: Actor, today: DateTime) {
  const departments = await listDepartmentNames(tx, ledDepartmentIds(me));
  if (!departments.length) return [];
  const ids = departments.map(({ id }) => id);
  const days = { startsAt: now(), endsAt: today.startOf('day').plus({ days: GAP_DAYS }).toJSDate() };
  const [supply, freeDays] = await Promise.all([listSupply(tx, ids, days), readFreeDaysAround(tx, ids, now())]);
  return departments.map((department) => {
    const own = supply.filter(({ departmentId }) => departmentId === department.id);
    const workingDays = showWorkingDays(today, own, isFreeIn(freeDays.get(department.id)));
    return { ...department, days: workingDays, gaps: workingDays.filter(({ kind }) => kind !== 'free').length };
  });
}
