import { nameOf } from '../people/name.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import type { Channel } from '../slots/slot.rules.js';
import type { VisitState } from '../visits/visit.rules.js';
import type { FormKind, FormState } from './form.rules.js';

/** A form, and what is known of its visit. */
export interface FormRow {
  id: string;
  kind: FormKind;
  personId: string;
  askedAt: Date;
  /** As it is by now: beforehand there is time until the visit begins. */
  closesAt: Date;
  reminders: number;
  draft: Record<string, string> | null;
  savedAt: Date | null;
  answeredAt: Date | null;
  changedAt: Date | null;
  visitId: string;
  state: VisitState;
  isMissed: boolean;
  startsAt: Date;
  endsAt: Date;
  learningGoals: string[];
  visitorId: string;
  visitorName: string;
  visitorDepartmentId: string;
  visitorDepartmentName: string;
  hostId: string | null;
  hostName: string | null;
  /** That was visited. */
  departmentId: string;
  departmentName: string;
  timeZone: string;
  channel: Channel;
}

/** Whether the guest of the visit `v` was marked as missed. */
export const MISSED = `EXISTS (SELECT FROM attendances a WHERE a.visit_id = v.id AND a.outcome = 'missed')`;

const CLOSES_AT = `CASE f.kind WHEN 'before' THEN v.starts_at ELSE f.closes_at END`;

const SELECT = `SELECT f.id, f.kind, f.person_id AS "personId", f.asked_at AS "askedAt", ${CLOSES_AT} AS "closesAt",
    f.reminders, f.draft, f.saved_at AS "savedAt", f.answered_at AS "answeredAt", f.changed_at AS "changedAt",
    v.id AS "visitId", v.state, ${MISSED} AS "isMissed", v.starts_at AS "startsAt", v.ends_at AS "endsAt",
    v.learning_goals AS "learningGoals", v.visitor_id AS "visitorId", ${nameOf('guest')} AS "visitorName",
    home.id AS "visitorDepartmentId", home.name AS "visitorDepartmentName", v.host_id AS "hostId",
    (SELECT ${nameOf('host')} FROM people host WHERE host.id = v.host_id) AS "hostName",
    d.id AS "departmentId", d.name AS "departmentName", d.time_zone AS "timeZone", s.channel
  FROM feedback_forms f
  JOIN visits v ON v.id = f.visit_id
  JOIN slots s ON s.id = v.slot_id
  JOIN departments d ON d.id = s.department_id
  JOIN people guest ON guest.id = v.visitor_id
  JOIN departments home ON home.id = guest.department_id`;

/** For jobs: whoever asks. */
export async function findForm(tx: Tx, formId: string): Promise<FormRow | null> {
  const rows: FormRow[] = await tx.query(`${SELECT} WHERE f.id = $1`, [formId]);
  return rows[0] ?? null;
}

/** A form of the actor's own: nobody else reads it, whoever they are. Throws NotFound. */
export async function getForm(tx: Tx, actor: Pick<Actor, 'id'>, formId: string): Promise<FormRow> {
  const form = await findForm(tx, formId);
  if (form?.personId !== actor.id) throw new NotFound('form');
  return form;
}

/** The same, locked: what is typed and what is sent wait for each other. */
export async function lockForm(tx: Tx, actor: Pick<Actor, 'id'>, formId: string): Promise<FormRow> {
  await tx.query('SELECT FROM feedback_forms WHERE id = $1 FOR NO KEY UPDATE', [formId]);
  return getForm(tx, actor, formId);
}

/** The actor's forms about one visit, the first asked first. */
export const listFormsOfVisit = (tx: Tx, actor: Pick<Actor, 'id'>, visitId: string): Promise<FormRow[]> =>
  tx.query(`${SELECT} WHERE f.visit_id = $1 AND f.person_id = $2 ORDER BY f.asked_at, f.kind`, [visitId, actor.id]);

const CAN_BE_FILLED = `v.state = 'approved' AND ${CLOSES_AT} > $2 AND NOT ${MISSED}`;

// What was never answered and is asked no more, because the visit is off, is no business of anybody's.
const inState: Record<FormState | 'all', string> = {
  all: `f.answered_at IS NOT NULL OR (v.state = 'approved' AND NOT ${MISSED})`,
  open: `f.answered_at IS NULL AND ${CAN_BE_FILLED}`,
  answered: `f.answered_at IS NOT NULL AND ${CAN_BE_FILLED}`,
  closed: `CASE WHEN f.answered_at IS NULL THEN v.state = 'approved' AND NOT ${MISSED} AND ${CLOSES_AT} <= $2 ELSE NOT (${CAN_BE_FILLED}) END`,
};

/** The actor's own forms, the last asked first. */
export async function listForms(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  filter: { at: Date; state?: FormState; limit?: number; cursor?: string },
): Promise<Page<FormRow>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const values: unknown[] = [actor.id, filter.at];
  const $ = (value: unknown) => `$${values.push(value)}`;
  // The instant is always asked for, so that every state has the same parameters.
  const where = ['f.person_id = $1', '$2::timestamptz IS NOT NULL', `(${inState[filter.state ?? 'all']})`];
  if (filter.cursor) {
    const [askedAt, id] = decodeCursor(filter.cursor, 'instant', 'uuid');
    where.push(`(date_trunc('milliseconds', f.asked_at), f.id) < (${$(askedAt)}::timestamptz, ${$(id)}::uuid)`);
  }
  const rows: FormRow[] = await tx.query(
    `${SELECT} WHERE ${where.join(' AND ')} ORDER BY date_trunc('milliseconds', f.asked_at) DESC, f.id DESC LIMIT ${$(limit + 1)}`,
    values,
  );
  return toPage(rows, limit, (row) => [row.askedAt.toISOString(), row.id]);
}
