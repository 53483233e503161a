import { randomUUID } from 'node:crypto';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Channel } from '../slots/slot.rules.js';
import { isCorrection } from './alike.rules.js';
import { leaveGroup, lockFloor } from './groups.queries.js';
import { joinAlike } from './join-alike.js';
import { Learning } from './learning.entity.js';
import type { Lacked, LearningQuestion, Preventable, Side } from './learning.rules.js';
import { removeLearning } from './remove-learning.js';

/** Of which visit, and who learned it. */
export interface LearningSource {
  visitId: string;
  side: Side;
  authorId: string;
  /** Where it was heard. */
  departmentId: string;
  channel: Channel;
  learnedAt: Date;
}

export interface NewLearning {
  /** Of one that was saved before, to be changed. */
  id?: string;
  question: LearningQuestion;
  text: string;
  themeId: string | null;
  timesHeard: number;
  preventable: Preventable | null;
  lacked: Lacked[];
  forDepartmentId: string | null;
  /** Whether the author says that what looks like a customer's data is none. */
  isVouched: boolean;
}

type Numbered = Omit<NewLearning, 'id'> & { number: number };

/**
 * Sets down what one side learned from a visit, in the place of what it said before; returns the ids, in their order. One
 * with an id is changed and keeps it, one that is gone is removed, unless somebody acts on it. New texts are joined to
 * what says the same.
 */
export async function saveLearnings(tx: Tx, source: LearningSource, learnings: NewLearning[]): Promise<string[]> {
  await lockFloor(tx, source.departmentId);
  const { visitId, side, authorId } = source;
  const before = await tx.find(Learning, { where: { visitId, side, authorId }, lock: { mode: 'pessimistic_write' } });
  const known = new Map(before.map((learning) => [learning.id, learning]));

  const ids: string[] = [];
  for (const [index, { id, ...said }] of learnings.entries()) {
    const learning = { ...said, number: index + 1 };
    const earlier = known.get(id ?? '');
    // Sent twice, it is one learning more.
    known.delete(id ?? '');
    ids.push(earlier ? await changeLearning(tx, earlier, learning) : await addLearning(tx, source, learning));
  }
  for (const gone of known.keys()) await removeLearning(tx, gone);
  return ids;
}

async function addLearning(tx: Tx, source: LearningSource, learning: Numbered): Promise<string> {
  const id = randomUUID();
  await tx.insert(Learning, { ...source, ...saidOf(learning, null), id, headId: id });
  await joinAlike(tx, id);
  return id;
}

async function changeLearning(tx: Tx, earlier: Learning, learning: Numbered): Promise<string> {
  const { id } = earlier;
  await tx.update(Learning, { id }, saidOf(learning, earlier.vouchedAt));
  if (await saysAnother(tx, earlier, learning)) await leaveGroup(tx, id);
  if (earlier.text !== learning.text) await joinAlike(tx, id);
  return id;
}

/** Whether what it is joined to says what it no longer says. */
async function saysAnother(tx: Tx, earlier: Learning, learning: Numbered): Promise<boolean> {
  if (earlier.forDepartmentId !== learning.forDepartmentId) return true;
  const [{ similarity }]: [{ similarity: number }] = await tx.query(
    'SELECT similarity(lower(unaccent($1)), lower(unaccent($2)))',
    [earlier.text, learning.text],
  );
  return !isCorrection(earlier.text, learning.text, similarity);
}

function saidOf({ isVouched, ...said }: Numbered, vouchedAt: Date | null) {
  return { ...said, vouchedAt: isVouched ? (vouchedAt ?? now()) : null, changedAt: now() };
}
