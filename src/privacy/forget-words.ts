import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { monthsBefore } from './forget-visits.js';

const old = '(SELECT id FROM visits WHERE starts_at < $1)';

/** What people wrote about a visit long ago goes. What was learned stays: it names nobody, and actions come of it. */
export async function forgetTexts(tx: Tx, at: Date): Promise<void> {
  const until = monthsBefore(at, settings().textsKeptMonths);
  for (const statement of texts) await tx.query(statement, [until]);
}

const texts = [
  `UPDATE visits SET learning_goals = '{–}', reason = NULL WHERE starts_at < $1 AND (learning_goals <> '{–}' OR reason IS NOT NULL)`,
  `DELETE FROM sheet_notes WHERE visit_id IN ${old}`,
  `UPDATE attendances SET reason = NULL WHERE reason IS NOT NULL AND visit_id IN ${old}`,
  `UPDATE feedback_forms SET draft = NULL WHERE draft IS NOT NULL AND visit_id IN ${old}`,
  `DELETE FROM form_answers a USING feedback_forms f
    WHERE f.id = a.form_id AND a.question NOT IN ('prepared', 'hindrance', 'again') AND f.visit_id IN ${old}`,
];

/** What somebody accepted is kept while they work here, and for a while after. */
export async function forgetStatements(tx: Tx, at: Date): Promise<void> {
  await tx.query(
    `DELETE FROM statement_acceptances s USING people p WHERE p.id = s.person_id AND NOT p.is_active AND p.left_at < $1`,
    [monthsBefore(at, settings().statementsKeptMonths)],
  );
}

export async function forgetAudit(tx: Tx, at: Date): Promise<void> {
  // Only within this transaction; the audit lets go of nothing otherwise.
  await tx.query(`SELECT set_config('meekijk.forgets', 'yes', true)`);
  await tx.query(`DELETE FROM audit_entries WHERE at < $1`, [monthsBefore(at, settings().auditKeptMonths)]);
}
