import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { GroupFacts } from './alike.rules.js';
import { lockHeadsOf } from './groups.queries.js';
import { Learning } from './learning.entity.js';
import type { JoinableFacts } from './joining.rules.js';
import { learningsSeenBy, SEEN_LEARNING } from './seen-learnings.queries.js';

export type HeldLearning = JoinableFacts & {
  id: string;
  themeId: string | null;
  allLearnings: number;
  head: GroupFacts;
};

/** Learnings with their heads, as they stay until the transaction ends. Throws NotFound for one the actor may not see. */
export async function holdLearnings(tx: Tx, actor: Actor, learningIds: string[]): Promise<HeldLearning[]> {
  const heads = await lockHeadsOf(tx, learningIds);
  const rows: (JoinableFacts & { id: string; themeId: string | null })[] = await tx.query(
    `SELECT l.id, l.head_id AS "headId", l.department_id AS "departmentId", l.author_id AS "authorId", l.theme_id AS "themeId"
       FROM learnings l WHERE l.id = ANY ($4::uuid[]) AND ${SEEN_LEARNING()}`,
    [...learningsSeenBy(actor), learningIds],
  );
  return learningIds.map((id) => {
    const learning = rows.find((row) => row.id === id);
    const head = heads.get(id);
    if (!learning || !head) throw new NotFound('learning');
    return { ...learning, head, allLearnings: head.allLearnings };
  });
}

/** What the rule wants to know of one learning, to say beforehand what its page lets somebody do. */
export async function readArranging(tx: Tx, learningId: string): Promise<JoinableFacts> {
  return tx.findOneOrFail(Learning, {
    select: { id: true, headId: true, departmentId: true, authorId: true },
    where: { id: learningId },
  });
}

/** Who is written down as having done it: an author is nobody, for the log would tell who wrote it. */
export const auditedActor = (actor: Actor, ...learnings: JoinableFacts[]) =>
  learnings.some(({ authorId }) => authorId === actor.id) ? null : actor.id;
