import { randomUUID } from 'node:crypto';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Channel } from '../slots/slot.rules.js';
import { Learning } from './learning.entity.js';
import type { Lacked, LearningQuestion, Preventable, Side } from './learning.rules.js';

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

/** Sets down what one side learned from a visit, in the place of what it said before; returns the ids, in their order. */
export async function saveLearnings(tx: Tx, source: LearningSource, learnings: NewLearning[]): Promise<string[]> {
  const at = now();
  const rows = learnings.map(({ isVouched, ...learning }) => {
    const id = learning.id ?? randomUUID();
    return { ...source, ...learning, id, headId: id, vouchedAt: isVouched ? at : null, changedAt: at };
  });
  for (const row of rows) await tx.insert(Learning, row);
  return rows.map(({ id }) => id);
}
