import type { Tx } from '../platform/database/transactions.js';
import { type Said, saysTheSame } from './alike.rules.js';
import { lockHeadsOf, moveGroup } from './groups.queries.js';
import { ALL_WORDS_OF, SAID } from './stems.queries.js';

const MOST_COMPARED = 20;

/** Joins a learning that stands alone to what says the same on its floor, if there is any; the floor is locked. */
export async function joinAlike(tx: Tx, learningId: string): Promise<void> {
  const [said]: [Said?] = await tx.query(
    `SELECT ${SAID()} FROM learnings l WHERE l.id = $1 AND l.head_id = l.id AND l.all_learnings = 1`,
    [learningId],
  );
  if (!said) return;
  const others = await listWithAllWords(tx, learningId, said);
  const same = others.find((other) => saysTheSame(said, other));
  if (!same) return;
  const head = (await lockHeadsOf(tx, [same.id])).get(same.id)!;
  await moveGroup(tx, learningId, head.id);
}

/** Those with all its words, and the fewest letters more or less. */
function listWithAllWords(tx: Tx, learningId: string, said: Said): Promise<(Said & { id: string })[]> {
  return tx.query(
    `SELECT l.id, ${SAID()} FROM learnings l JOIN (
       SELECT l.id FROM learnings l
        WHERE l.search @@ (SELECT ${ALL_WORDS_OF('text')} FROM learnings WHERE id = $1)
          AND l.department_id = $2 AND l.for_department_id IS NOT DISTINCT FROM $3::uuid AND l.id <> $1
        ORDER BY abs(length(l.plain_text) - length($4)), l.id LIMIT ${MOST_COMPARED}
     ) nearest ON nearest.id = l.id`,
    [learningId, said.departmentId, said.forDepartmentId, said.plainText],
  );
}
