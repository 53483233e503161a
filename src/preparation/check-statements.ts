import { recordAudit } from '../audit/record-audit.js';
import { isFreeIn, readFreeDaysAround } from '../calendar/free-days.queries.js';
import { type NewNotice, notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import type { Tx } from '../platform/database/transactions.js';
import { isDueForDecision, isDueForStatement } from './clearance.rules.js';
import { ACCEPTED, currentStatementHashes } from './statement.queries.js';

// Three working days before, over the longest closing that counts.
const LOOK_AHEAD = `interval '20 days'`;
// A decision that is taken back at once was never one.
const SETTLED = `interval '1 minute'`;

interface Unprepared {
  visitId: string;
  visitorId: string;
  departmentId: string;
  startsAt: Date;
  timeZone: string;
  allowsListening: boolean;
  isReminded: boolean;
  isDecided: boolean;
}

/** Reminds visitors who have yet to accept the statement, then asks the leads what is to happen: each once per hour of the visit. */
export async function checkStatements(tx: Tx, at: Date): Promise<void> {
  const unprepared = await listUnprepared(tx, at);
  const freeDays = await readFreeDaysAround(tx, unprepared.map(({ departmentId }) => departmentId), at); // prettier-ignore
  const momentOf = (one: Unprepared) => ({ ...one, now: at, isFree: isFreeIn(freeDays.get(one.departmentId)) });
  const toRemind = unprepared.filter((one) => !one.isReminded && isDueForStatement(momentOf(one)));
  const toAsk = unprepared.filter((one) => !one.isDecided && one.allowsListening && isDueForDecision(momentOf(one)));
  // All at once, in the one order that notices are locked in: two lists, one after the other, could wait for each other.
  const reminders = await remindVisitors(tx, await claim(tx, 'reminded_for', toRemind));
  const questions = await askLeads(tx, await claim(tx, 'asked_for', toAsk));
  await notify(tx, ...reminders, ...questions);
}

function listUnprepared(tx: Tx, at: Date): Promise<Unprepared[]> {
  return currentStatementHashes(tx).then((hashes) =>
    tx.query(
      `SELECT v.id AS "visitId", v.visitor_id AS "visitorId", s.department_id AS "departmentId", v.starts_at AS "startsAt",
              d.time_zone AS "timeZone", d.allows_listening AS "allowsListening",
              p.reminded_for IS NOT DISTINCT FROM v.starts_at AS "isReminded",
              p.cleared_at IS NOT NULL OR p.asked_for IS NOT DISTINCT FROM v.starts_at AS "isDecided"
         FROM visits v
         JOIN slots s ON s.id = v.slot_id
         JOIN departments d ON d.id = s.department_id
         LEFT JOIN preparations p ON p.visit_id = v.id
        WHERE v.state = 'approved' AND v.starts_at > $1 AND v.starts_at < $1::timestamptz + ${LOOK_AHEAD}
          AND coalesce(v.decided_at, v.requested_at) <= $1::timestamptz - ${SETTLED}
          AND NOT ${ACCEPTED('v.visitor_id', '$2')}`,
      [at, hashes],
    ),
  );
}

/** Notes for which start it was done, and returns those for which it had not been. */
async function claim(tx: Tx, column: 'reminded_for' | 'asked_for', visits: Unprepared[]): Promise<Unprepared[]> {
  const claimed: { id: string }[] = await tx.query(
    `INSERT INTO preparations (visit_id, ${column}) SELECT v.id, v.starts_at FROM visits v WHERE v.id = ANY ($1::uuid[])
     ON CONFLICT (visit_id) DO UPDATE SET ${column} = excluded.${column}
       WHERE preparations.${column} IS DISTINCT FROM excluded.${column}
     RETURNING visit_id AS id`,
    [visits.map(({ visitId }) => visitId)],
  );
  const ids = new Set(claimed.map(({ id }) => id));
  return visits.filter(({ visitId }) => ids.has(visitId));
}

async function remindVisitors(tx: Tx, visits: Unprepared[]): Promise<NewNotice[]> {
  await recordAudit(tx, ...visits.map(({ visitId }) => ({ ...bySystem(visitId), act: 'statement.reminded' })));
  return visits.map(({ visitId, visitorId: personId }) => ({ personId, kind: 'statement-open', payload: { visitId } }));
}

async function askLeads(tx: Tx, visits: Unprepared[]): Promise<NewNotice[]> {
  await recordAudit(tx, ...visits.map(({ visitId }) => ({ ...bySystem(visitId), act: 'statement.missing' })));
  const notices: NewNotice[] = [];
  for (const { visitId, visitorId, departmentId } of visits) {
    const notice = { kind: 'statement-missing', payload: { visitId } };
    notices.push(...(await toLeads(tx, departmentId, notice, { except: visitorId })));
  }
  return notices;
}

const bySystem = (visitId: string) => ({ actorId: null, subjectType: 'visit', subjectId: visitId });
