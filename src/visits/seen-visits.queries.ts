import { decodeCursor } from '../platform/http/paging.js';
import { type Actor, isAdmin, ledDepartmentIds, servesCompany } from '../people/person.rules.js';
import { LONGEST_MINUTES } from '../slots/slot.rules.js';
import type { VisitState } from './visit.rules.js';

export interface VisitFilter {
  state?: VisitState;
  slotId?: string;
  /** Only visits of which the actor is the visitor. */
  mine?: boolean;
  /** Only open requests that the actor is to decide. */
  toDecide?: boolean;
  /** Only visits on slots of which the actor is a host. */
  hosting?: boolean;
  /** Only visits that end after this. */
  from?: Date;
  cursor?: string;
}

/**
 * SQL for the ids of the first visits, by start, that the filter leaves of those the actor may see: the same answer as
 * `maySeeVisit`. Each way to see a visit reads by an index of its own, which a condition with an OR could not.
 * @param $ keeps a value and gives the name of its parameter
 */
export function selectSeen(actor: Actor, filter: VisitFilter, limit: number, $: (value: unknown) => string): string {
  const within = startConditions(filter, $);
  const me = () => $(actor.id);
  // An array, unlike IN, keeps PostgreSQL from walking through all visits by start and asking of each.
  const oneOf = (column: string, ids: string) => `v.${column} = ANY (ARRAY(${ids}))`;
  const mine = () => `v.visitor_id = ${me()}`;
  const forAnother = () => `v.requested_by_id = ${me()} AND v.requested_by_id <> v.visitor_id`;
  const ofMyPeople = () => oneOf('visitor_id', `SELECT p.id FROM people p WHERE p.manager_id = ${me()}`);
  const hosting = () =>
    oneOf('slot_id', `SELECT h.slot_id FROM slot_hosts h WHERE ${all([`h.host_id = ${me()}`, ...within('h')])}`);
  const led = () =>
    oneOf('slot_id', `SELECT s.id FROM slots s WHERE ${all([`s.department_id = ANY (${$(ledDepartmentIds(actor))}::uuid[])`, ...within('s')])}`); // prettier-ignore

  const asked: string[] = [];
  if (filter.slotId) asked.push(`v.slot_id = ${$(filter.slotId)}`);
  if (filter.mine) asked.push(mine());
  if (filter.hosting) asked.push(hosting());
  if (filter.toDecide && !isAdmin(actor)) asked.push(led());
  if (filter.toDecide) asked.push(`v.state = 'requested'`);
  if (filter.state) asked.push(`v.state = ${$(filter.state)}`);
  asked.push(...within('v'), ...endConditions(filter, $));

  const isSeen = servesCompany(actor) || filter.mine || filter.hosting || filter.toDecide;
  // Whoever sits beside a guest is a host of the slot.
  const ways = isSeen ? ['true'] : [mine(), forAnother(), ofMyPeople(), hosting(), led()];
  const first = `ORDER BY starts_at, id LIMIT ${$(limit)}`;
  const reads = ways.map((way) => `(SELECT v.id, v.starts_at FROM visits v WHERE ${all([way, ...asked])} ${first})`);
  return `SELECT id FROM (${reads.join(' UNION ')}) seen ${first}`;
}

const all = (conditions: string[]) => conditions.join(' AND ');

/** What the filter says of the start, for anything that has one: slots, their hosts and visits start at the same time. */
function startConditions({ from, cursor }: VisitFilter, $: (value: unknown) => string) {
  const bounds: string[] = [];
  if (from) bounds.push(`${$(new Date(from.getTime() - LONGEST_MINUTES * 60_000))}::timestamptz`);
  if (cursor) bounds.push(`${$(decodeCursor(cursor, 'instant', 'uuid')[0])}::timestamptz`);
  return (table: string) => bounds.map((bound) => `${table}.starts_at >= ${bound}`);
}

function endConditions({ from, cursor }: VisitFilter, $: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (from) conditions.push(`v.ends_at > ${$(from)}`);
  if (cursor) {
    const [startsAt, id] = decodeCursor(cursor, 'instant', 'uuid');
    conditions.push(`(v.starts_at, v.id) > (${$(startsAt)}::timestamptz, ${$(id)}::uuid)`);
  }
  return conditions;
}
