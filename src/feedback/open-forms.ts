import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';
import { type AskedForm, askingFor } from './asked-form.js';
import { followVisits } from './follow-visits.js';
import { AFTER_DAYS, OPEN_DAYS } from './form.rules.js';
import { MISSED } from './forms.queries.js';

// A house that was closed for a while asks no more about what is long past.
const LOOK_BACK = `interval '3 days'`;
const LONGEST_SLOT = `interval '12 hours'`;
// A decision that is taken back at once was never one.
const SETTLED = `interval '1 minute'`;
// Whoever comes within the hour is on their way.
const LAST_MINUTE = `interval '1 hour'`;
const WEEKS_ON = `interval '${AFTER_DAYS} days'`;

/** Asks visitors beforehand, visitors and hosts when it is over, and visitors once more weeks later: each once. */
export async function openForms(tx: Tx, at: Date): Promise<void> {
  const handed = await followVisits(tx, at);
  const asked = [...(await askBefore(tx, at)), ...(await askDebriefs(tx, at)), ...(await askAfter(tx, at))];
  await recordAudit(
    tx,
    ...asked.map(({ id, kind }) => ({ ...bySystem(id), act: 'form.asked', after: { kind } })),
    ...handed.map(({ id, kind }) => ({ ...bySystem(id), act: 'form.handed-over', after: { kind } })),
  );
  // All at once, in the one order that notices are locked in.
  await notify(tx, ...[...asked, ...handed].map((form) => askingFor(form, 0)));
}

const bySystem = (subjectId: string) => ({ actorId: null, subjectType: 'form', subjectId });

const RETURNING = `ON CONFLICT ON CONSTRAINT feedback_forms_once DO NOTHING RETURNING id, kind, person_id AS "personId"`;
const INSERT = 'INSERT INTO feedback_forms (visit_id, kind, person_id, asked_at, closes_at)';

const NOT_ASKED = (kind: string) =>
  `NOT EXISTS (SELECT FROM feedback_forms f WHERE f.visit_id = v.id AND f.kind = ${kind})`;

// Somebody who visits six departments in a month is asked the same statements before the first, and weeks after it: the
// two belong together. So nobody is asked about a visit who was asked about another within those weeks.
const NOT_ASKED_NEARBY = (kind: string) => `${NOT_ASKED(kind)} AND NOT EXISTS (
  SELECT FROM feedback_forms f JOIN visits other ON other.id = f.visit_id AND other.state = 'approved'
   WHERE f.person_id = v.visitor_id AND f.kind = ${kind}
     AND other.starts_at > v.starts_at - ${WEEKS_ON} AND other.starts_at < v.starts_at + ${WEEKS_ON})`;

const askBefore = (tx: Tx, at: Date): Promise<AskedForm[]> =>
  tx.query(
    `${INSERT}
     SELECT DISTINCT ON (v.visitor_id) v.id, 'before', v.visitor_id, $1::timestamptz, v.starts_at
       FROM visits v JOIN people p ON p.id = v.visitor_id AND p.is_active
      WHERE v.state = 'approved' AND v.starts_at > $1::timestamptz + ${LAST_MINUTE}
        AND coalesce(v.decided_at, v.requested_at) <= $1::timestamptz - ${SETTLED} AND ${NOT_ASKED_NEARBY(`'before'`)}
      ORDER BY v.visitor_id, v.starts_at, v.id
     ${RETURNING}`,
    [at],
  );

const askDebriefs = (tx: Tx, at: Date): Promise<AskedForm[]> =>
  tx.query(
    `${INSERT}
     SELECT v.id, k.kind, k.person_id, $1::timestamptz, v.ends_at + interval '${OPEN_DAYS} days'
       FROM visits v
       CROSS JOIN LATERAL (VALUES ('debrief', v.visitor_id), ('host-debrief', v.host_id)) AS k (kind, person_id)
       JOIN people p ON p.id = k.person_id AND p.is_active
      WHERE v.state = 'approved' AND v.starts_at > $1::timestamptz - ${LOOK_BACK} - ${LONGEST_SLOT} AND v.starts_at < $1
        AND v.ends_at > $1::timestamptz - ${LOOK_BACK} AND v.ends_at <= $1 AND NOT ${MISSED} AND ${NOT_ASKED('k.kind')}
     ${RETURNING}`,
    [at],
  );

/** At nine on the visitor's own clock. */
const askAfter = (tx: Tx, at: Date): Promise<AskedForm[]> =>
  tx.query(
    `${INSERT}
     SELECT DISTINCT ON (v.visitor_id) v.id, 'after', v.visitor_id, $1::timestamptz, due.at + interval '${OPEN_DAYS} days'
       FROM visits v
       JOIN people p ON p.id = v.visitor_id AND p.is_active
       JOIN departments home ON home.id = p.department_id
       CROSS JOIN LATERAL (
         SELECT ((v.starts_at AT TIME ZONE home.time_zone)::date + ${AFTER_DAYS} + time '09:00') AT TIME ZONE home.time_zone AS at) due
      WHERE v.state = 'approved' AND v.starts_at > $1::timestamptz - ${WEEKS_ON} - ${LOOK_BACK} - interval '1 day'
        AND v.starts_at < $1::timestamptz - ${WEEKS_ON} + interval '1 day'
        AND due.at > $1::timestamptz - ${LOOK_BACK} AND due.at <= $1 AND NOT ${MISSED} AND ${NOT_ASKED_NEARBY(`'after'`)}
      ORDER BY v.visitor_id, v.starts_at, v.id
     ${RETURNING}`,
    [at],
  );
