import { departmentChoices } from '../people/department-choices.js';
import { type Actor, hostsAnywhere, ledDepartmentIds, mayLead } from '../people/person.rules.js';
import { listThanks } from '../feedback/thanks.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { noonOf } from '../platform/views/days.js';
import { pathWith } from '../platform/views/path-with.js';
import { type Fate, fates, funnelOf } from './fate.rules.js';
import { listFloors } from './floors.queries.js';
import type { FollowUp } from './follow-ups.queries.js';
import { listOwnOutcomes } from './own-outcomes.queries.js';
import { beginOf, type Period, periods } from './period.rules.js';
import { countRaised, listRaised } from './raised.queries.js';

const ROWS = 20;
export const outcomeViews = ['floor', 'own', 'thanks'] as const;
export type OutcomeView = (typeof outcomeViews)[number];

/** What the address asks for; what means nothing is as if it was not asked. */
export interface AskedOutcomes {
  view?: OutcomeView;
  floorId?: string;
  period?: Period;
  fate?: Fate;
  cursor?: string;
}

/** What became of it: for the reader's floors, from their own visits, and what guests thanked them for. */
export async function showOutcomes(tx: Tx, me: Actor, asked: AskedOutcomes) {
  const floors = await listFloors(tx, me);
  const open = outcomeViews.filter((view) => {
    if (view === 'floor') return floors.length > 0;
    return view === 'own' || hostsAnywhere(me) || ledDepartmentIds(me).length > 0;
  });
  const view = open.find((one) => one === asked.view) ?? open[0];
  const floor = floors.find(({ id }) => id === asked.floorId) ?? floors[0];
  return {
    view,
    views: open.map((name) => ({ name, path: pathWith('/outcomes', { view: name }) })),
    floor: view === 'floor' && floor ? await showFloor(tx, me, floor, asked, departmentChoices(floors)) : null,
    own: view === 'own' ? await showOwn(tx, me, asked) : null,
    thanks: view === 'thanks' ? await showThanks(tx, me, asked) : null,
  };
}

async function showFloor(
  tx: Tx,
  me: Actor,
  { id: departmentId, name, timeZone }: { id: string; name: string; timeZone: string },
  { period = 'year', fate, cursor }: AskedOutcomes,
  choices: { value: string; label: string }[],
) {
  const filter = { departmentId, since: beginOf(period, now(), timeZone) };
  const counts = await countRaised(tx, filter);
  const funnel = funnelOf(counts);
  const { items, nextCursor } = await listRaised(tx, me.id, { ...filter, fate, cursor, limit: ROWS });
  const said = { floor: departmentId, period };
  const pathOf = (change: Record<string, string>) => pathWith('/outcomes', { ...said, ...change });
  const shown = fates.map((name) => ({ name, path: `${pathOf({ fate: name })}#raised`, count: counts[name] }));
  return {
    departmentId,
    name,
    timeZone,
    choices,
    mayHang: mayLead(me, departmentId),
    period,
    periods: periods.map((value) => ({ value, labelKey: `outcomes.period.${value}` })),
    funnel,
    fate: fate ?? 'all',
    fates: [{ name: 'all', path: `${pathOf({})}#raised`, count: funnel.raised }, ...shown],
    allPath: pathOf({}),
    rows: items.map(({ sortKey: _, actions, ...item }) => ({ ...item, actions: actions.map((one) => showFollowUp(one, timeZone)) })), // prettier-ignore
    nextPath: nextCursor && pathOf({ ...(fate && { fate }), cursor: nextCursor }),
  };
}

async function showOwn(tx: Tx, me: Actor, { cursor }: AskedOutcomes) {
  const { items, nextCursor } = await listOwnOutcomes(tx, me.id, { limit: ROWS, cursor });
  return {
    rows: items.map((item) => ({ ...item, actions: item.actions.map((one) => showFollowUp(one, item.timeZone)) })),
    nextPath: nextCursor && pathWith('/outcomes', { view: 'own', cursor: nextCursor }),
  };
}

async function showThanks(tx: Tx, me: Actor, { cursor }: AskedOutcomes) {
  const reader = { personId: me.id, ledDepartmentIds: ledDepartmentIds(me) };
  const { items, nextCursor } = await listThanks(tx, reader, { limit: ROWS, cursor });
  return {
    isHost: hostsAnywhere(me),
    rows: items.map((item) => ({ ...item, isOwn: item.hostId === me.id })),
    nextPath: nextCursor && pathWith('/outcomes', { view: 'thanks', cursor: nextCursor }),
  };
}

/** What is done about it, with its days to be written out. */
export const showFollowUp = (action: FollowUp, timeZone: string) => ({
  ...action,
  dayAt: action.endedAt ?? noonOf(action.dueOn, timeZone),
  timeZone,
  said: action.result ?? action.reason,
});

/** What the reader wrote about one visit, and what it set in motion. */
export async function showSetInMotion(tx: Tx, me: Actor, visitId: string) {
  const { items } = await listOwnOutcomes(tx, me.id, { visitId, limit: ROWS });
  return items.map((item) => ({ ...item, actions: item.actions.map((one) => showFollowUp(one, item.timeZone)) }));
}
