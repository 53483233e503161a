import { IN_SCOPE } from '../quotas/quotas.queries.js';

const OPEN = `('waiting', 'offered', 'requested', 'approved')`;

/**
 * SQL for how people stand in the moments of scopes (rows `scope` as of `SCOPE`): `scope_id`, `visitor_id`, whether they have `been`
 * or are `booked`, and how many `seats` they count for. Being noted as missed is no visit.
 * @param at the parameter that holds the present instant
 * @param of rows with a `person_id`, to whom it is limited
 */
export const STANDING = (at: string, of?: string) => `SELECT scope.id AS scope_id, v.visitor_id,
    bool_or(v.state = 'approved' AND v.ends_at <= ${at} AND a.outcome IS DISTINCT FROM 'missed') AS been,
    bool_or(v.state IN ${OPEN} AND v.ends_at > ${at}) AS booked,
    count(*) FILTER (WHERE v.state IN ${OPEN})::int AS seats
  FROM scope JOIN slots s ON true JOIN departments d ON d.id = s.department_id AND ${IN_SCOPE('scope')}
  JOIN visits v ON v.slot_id = s.id AND v.state IN ${OPEN}${of ? ` AND v.visitor_id IN (SELECT person_id FROM ${of})` : ''}
  LEFT JOIN attendances a ON a.visit_id = v.id
 GROUP BY scope.id, v.visitor_id`;

// Asked with IN, these are looked up in a hash: PostgreSQL takes `standing` for a handful of rows and would go through all of
// them for every colleague.
/** Of `standing`, where who has been. */
export const HAVE_BEEN = `SELECT r.scope_id, r.visitor_id FROM standing r WHERE r.been`;
/** Of `standing`, where who is booked and has not been. */
export const ARE_BOOKED = `SELECT r.scope_id, r.visitor_id FROM standing r WHERE r.booked AND NOT r.been`;
/** Of `standing` in one scope, who need not be invited any more. */
export const ARE_REACHED = `SELECT r.visitor_id FROM standing r WHERE r.been OR r.booked`;
