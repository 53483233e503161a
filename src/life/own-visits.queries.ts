import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { Channel, SlotHours } from '../slots/slot.rules.js';
import type { VisitState } from '../visits/visit.rules.js';

const ownViews = ['mine', 'hosting', 'people', 'asked'] as const;
/** Visits of the person, beside the person, of those whose manager the person is, and those the person asked for others. */
export type OwnView = (typeof ownViews)[number];

export interface VisitRow extends SlotHours {
  id: string;
  state: VisitState;
  departmentName: string;
  timeZone: string;
  channel: Channel;
  location: string;
  visitorName: string;
  visitorDepartmentName: string;
  hostName: string | null;
}

export interface OwnVisitFilter {
  view: OwnView;
  /** What is still to come in order of start, or all the rest from the latest back. */
  when: 'coming' | 'earlier';
  at: Date;
  /** `past`: approved, and over by now. */
  state?: VisitState | 'past';
  /** Part of a name, department or learning goal. */
  search?: string;
  limit: number;
  cursor?: string;
}

const whose: Record<OwnView, string> = {
  mine: 'v.visitor_id = $1',
  hosting: 'v.host_id = $1',
  people: 'v.visitor_id IN (SELECT id FROM people WHERE manager_id = $1)',
  asked: 'v.requested_by_id = $1 AND v.requested_by_id <> v.visitor_id',
};

const IS_COMING = `(v.state IN ('waiting', 'offered', 'requested', 'approved') AND v.ends_at > $2)`;

/** Visits that are the person's business. */
export async function listOwnVisits(tx: Tx, personId: string, filter: OwnVisitFilter): Promise<Page<VisitRow>> {
  const isComing = filter.when === 'coming';
  const values: unknown[] = [personId, filter.at];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = [whose[filter.view], isComing ? IS_COMING : `NOT ${IS_COMING}`];
  if (filter.state === 'past') where.push(`v.state = 'approved' AND v.ends_at <= $2`);
  else if (filter.state === 'approved') where.push(`v.state = 'approved' AND v.ends_at > $2`);
  else if (filter.state) where.push(`v.state = ${$(filter.state)}`);
  if (filter.search) {
    const text = `concat_ws(' ', d.name, home.name, ${nameOf('guest')}, ${nameOf('host')}, array_to_string(v.learning_goals, ' '))`;
    where.push(`position(lower(${$(filter.search)}) IN lower(${text})) > 0`);
  }
  if (filter.cursor) {
    const [startsAt, id] = decodeCursor(filter.cursor, 'instant', 'uuid');
    where.push(`(v.starts_at, v.id) ${isComing ? '>' : '<'} (${$(startsAt)}::timestamptz, ${$(id)}::uuid)`);
  }
  const direction = isComing ? 'ASC' : 'DESC';
  const rows: VisitRow[] = await tx.query(
    `SELECT v.id, v.state, v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.name AS "departmentName", d.time_zone AS "timeZone",
            s.channel, s.location, ${nameOf('guest')} AS "visitorName", home.name AS "visitorDepartmentName",
            nullif(${nameOf('host')}, '') AS "hostName"
       FROM visits v
       JOIN slots s ON s.id = v.slot_id
       JOIN departments d ON d.id = s.department_id
       JOIN people guest ON guest.id = v.visitor_id
       JOIN departments home ON home.id = guest.department_id
       LEFT JOIN people host ON host.id = v.host_id
      WHERE ${where.join(' AND ')}
      ORDER BY v.starts_at ${direction}, v.id ${direction} LIMIT ${$(filter.limit + 1)}`,
    values,
  );
  return toPage(rows, filter.limit, (row) => [row.startsAt.toISOString(), row.id]);
}

/** Which of the views hold anything for this person. */
export async function findOwnViews(tx: Tx, personId: string): Promise<OwnView[]> {
  const [is]: [{ host: boolean; manager: boolean; asker: boolean }] = await tx.query(
    `SELECT EXISTS (SELECT FROM person_roles WHERE person_id = $1 AND role = 'host')
              OR EXISTS (SELECT FROM visits WHERE host_id = $1) AS host,
            EXISTS (SELECT FROM people WHERE manager_id = $1 AND is_active) AS manager,
            EXISTS (SELECT FROM visits WHERE requested_by_id = $1 AND requested_by_id <> visitor_id) AS asker`,
    [personId],
  );
  const holds: Record<OwnView, boolean> = { mine: true, hosting: is.host, people: is.manager, asked: is.asker };
  return ownViews.filter((view) => holds[view]);
}
