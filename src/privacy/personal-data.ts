const OWN_VISITS = '(SELECT id FROM visits WHERE visitor_id = $1)';
const HOSTED_VISITS = '(SELECT id FROM visits WHERE host_id = $1)';

/** Rows that are about nobody else, and counted nowhere. */
const ownTables = ['sessions', 'sign_in_links', 'api_tokens', 'mail_links', 'person_roles', 'notices', 'notice_choices', 'person_absences', 'host_wishes', 'host_absences', 'statement_acceptances', 'idempotency_keys', 'people_import_rows']; // prettier-ignore

/** What acts write down beside who did what: the words, not the states. */
const WORDS = `'{givenName,namePrefix,familyName,name,email,personnelNumber,jobTitle,location,startsOn,leavesOn,managerId,learningGoals,reason,fromOn,untilOn}'::text[]`;

/**
 * What goes when somebody is erased; $1 is the person. What is counted stays: visits, scores, choices, learnings and
 * actions, of somebody unknown in their department.
 */
export const erasedByPerson = [
  ...ownTables.map((table) => `DELETE FROM ${table} WHERE person_id = $1`),
  `DELETE FROM declined_guests WHERE host_id = $1 OR visitor_id = $1`,
  `DELETE FROM sheet_notes WHERE visit_id IN ${OWN_VISITS}`,
  `UPDATE visits SET learning_goals = '{–}' WHERE visitor_id = $1`,
  `UPDATE visits SET reason = NULL WHERE visitor_id = $1 OR decided_by_id = $1`,
  `UPDATE attendances SET reason = NULL WHERE visit_id IN ${OWN_VISITS} OR marked_by_id = $1`,
  `UPDATE rotations SET stopped_reason = NULL WHERE person_id = $1`,
  `UPDATE feedback_forms SET draft = NULL WHERE person_id = $1`,
  `DELETE FROM form_answers a USING feedback_forms f
    WHERE f.id = a.form_id AND (f.person_id = $1 AND a.question NOT IN ('prepared', 'hindrance', 'again')
                                OR a.question = 'thanks' AND f.visit_id IN ${HOSTED_VISITS})`,
  // Only within this transaction; the audit takes no other change.
  `SELECT set_config('meekijk.erases', 'yes', true) WHERE $1::uuid IS NOT NULL`,
  `UPDATE audit_entries SET before = before - ${WORDS}, after = after - ${WORDS}
    WHERE subject_id = $1 OR subject_id IN ${OWN_VISITS} OR subject_id IN (SELECT id FROM rotations WHERE person_id = $1)
       OR actor_id = $1 AND subject_type = 'api-token'`,
];

/** $1 is the mail address, in lower case. */
export const erasedByAddress = [
  `DELETE FROM outbox_mails WHERE lower(recipient) = $1`,
  `DELETE FROM replies WHERE lower(sender) = $1`,
  `DELETE FROM people_import_rows WHERE lower(email) = $1`,
  `UPDATE people_imports SET content = NULL WHERE position($1 IN lower(content)) > 0`,
];
