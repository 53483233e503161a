import { getActor, getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { groupByDay } from '../platform/views/days.js';
import { typedText } from '../platform/views/form.js';
import { type FormProblems, noProblems } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { settings } from '../platform/settings.js';
import { showPlace } from '../slots/show-place.js';
import { type Channel, channels } from '../slots/slot.rules.js';
import { getSlot, listSlots, type SlotView } from '../slots/slots.queries.js';
import { withOutlook } from '../visits/booking-outlook.js';
import { listSlotsInLine } from '../visits/line.queries.js';
import { whyNotMove } from '../visits/move.rules.js';
import { findMoveFacts } from '../visits/moves.queries.js';
import { listPlans } from '../visits/plans.queries.js';
import { listReachedQuotas } from '../visits/quota.queries.js';
import { getVisit, type VisitView } from '../visits/visits.queries.js';

const HOUR = 3_600_000;
const MOMENTS_ON_A_PAGE = 30;

interface Search {
  /** `all`: at every department; empty: where the visit is now. */
  where: '' | 'all';
  channel: '' | Channel;
  cursor: string;
}

function readSearch(query: Record<string, unknown>): Search {
  const { where, channel, cursor } = typedText(query, 'where', 'channel', 'cursor');
  return { where: where === 'all' ? where : '', channel: channels.find((one) => one === channel) ?? '', cursor };
}

/** The moments to which this visit could go instead, from the next on. Throws NotFound. */
export async function showMoments(tx: Tx, me: Actor, visitId: string, query: Record<string, unknown>) {
  const { visit, visitor, why, shown, judge } = await readMove(tx, me, visitId);
  const search = readSearch(query);
  const address = (change: Partial<Search>) =>
    pathWith(`/visits/${visit.id}/moves`, { ...search, cursor: '', ...change });
  const { items, nextCursor } = await listSlots(tx, {
    departmentId: search.where === 'all' ? undefined : visit.departmentId,
    exceptDepartmentId: visitor.departmentId,
    channel: search.channel || undefined,
    startsFrom: new Date(now().getTime() + settings().requestCutoffHours * HOUR),
    withFreeSeats: true,
    cursor: search.cursor || undefined,
    limit: MOMENTS_ON_A_PAGE,
  });
  const moments = items.map(judge).filter(({ id, blocked }) => id !== visit.slotId && blocked === null);
  return {
    visit: shown,
    isVisitor: visit.visitorId === me.id,
    why,
    days: groupByDay(moments.map((slot) => ({ ...slot, path: `/visits/${visit.id}/moves/${slot.id}` }))),
    wheres: [
      { label: visit.departmentName, path: address({ where: '' }), isCurrent: search.where === '' },
      { label: null, path: address({ where: 'all' }), isCurrent: search.where === 'all' },
    ],
    channels: ['' as const, ...channels].map((value) => ({
      value,
      labelKey: value ? `slots.channel.${value}` : 'find.any-channel',
      path: address({ channel: value }),
      isCurrent: search.channel === value,
    })),
    isEverywhere: search.where === 'all',
    everywherePath: address({ where: 'all', channel: '' }),
    nextPath: nextCursor && address({ cursor: nextCursor }),
  };
}

/** The visit as it is and as it would be, and whether that can be. Throws NotFound. */
export async function showMove(
  tx: Tx,
  me: Actor,
  visitId: string,
  slotId: string,
  problems: FormProblems = noProblems,
) {
  const { visit, why, shown, judge } = await readMove(tx, me, visitId);
  const { blocked, ...slot } = judge(await getSlot(tx, slotId));
  return {
    visit: shown,
    isVisitor: visit.visitorId === me.id,
    slot: { ...slot, hostNames: slot.hosts.map(({ name }) => name) },
    isAtOnce: slot.approval === 'automatic',
    why: why ?? (slotId === visit.slotId ? 'already-requested' : blocked),
    problems,
  };
}

async function readMove(tx: Tx, me: Actor, visitId: string) {
  const visit = await getVisit(tx, me, visitId);
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const visitor = await getActor(tx, visit.visitorId);
  const why = whyNotMove({ actor: me, visit, ...(await findMoveFacts(tx, visit.id)), now: now() });
  return {
    visit,
    visitor,
    why,
    shown: showPlace(visit, timeZone),
    judge: await judgeFor(tx, visit, visitor, timeZone),
  };
}

/** Says of a slot what keeps the visitor from it; the visit that would give way does not. */
async function judgeFor(tx: Tx, visit: VisitView, visitor: Actor, timeZone: string) {
  const at = now();
  const plans = (await listPlans(tx, visitor.id, at)).filter(({ visitId }) => visitId !== visit.id);
  const inLine = await listSlotsInLine(tx, at);
  const reached = await listReachedQuotas(tx, visitor.departmentId);
  return (slot: SlotView) => showPlace(withOutlook(slot, visitor, plans, inLine, reached), timeZone);
}
