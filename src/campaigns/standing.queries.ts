import { IN_SCOPE } from '../quotas/quotas.queries.js';

const OPEN = `('waiting', 'offered', 'requested', 'approved')`;

/**
 * SQL for how people stand in the moments of a scope (a row `scope` as of `SCOPE`): `visitor_id`, whether they have `been`
 * or are `booked`, and how many `seats` they count for. Being noted as missed is no visit.
 * @param at the parameter that holds the present instant
 * @param of rows with a `person_id`, to whom it is limited
 */
export const STANDING = (at: string, of?: string) => `SELECT v.visitor_id,
    bool_or(v.state = 'approved' AND v.ends_at <= ${at} AND a.outcome IS DISTINCT FROM 'missed') AS been,
    bool_or(v.state IN ${OPEN} AND v.ends_at > ${at}) AS booked,
    count(*) FILTER (WHERE v.state IN ${OPEN})::int AS seats
  FROM scope JOIN visits v ON v.starts_at > scope.opens_on - interval '2 days'
   AND v.starts_at < scope.closes_on + interval '3 days' AND v.state IN ${OPEN}${of ? ` AND v.visitor_id IN (SELECT person_id FROM ${of})` : ''}
  JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id AND ${IN_SCOPE('scope')}
  LEFT JOIN attendances a ON a.visit_id = v.id
 GROUP BY v.visitor_id`;
