import { randomUUID } from 'node:crypto';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import { Theme } from '../../src/learnings/theme.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import { Slot } from '../../src/slots/slot.entity.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { aSlot, hoursFromNow } from './slots.js';
import { aVisit } from './visits.js';

let count = 0;

/** A theme that nobody else has. */
export const aTheme = (tx: Tx, facts: Partial<Theme> = {}): Promise<Theme> =>
  tx.save(tx.create(Theme, { name: `Thema ${++count}`, ...facts }));

export type LearningFacts = Partial<
  Omit<Learning, 'visit' | 'author' | 'department' | 'forDepartment' | 'theme' | 'head' | 'plainText' | 'search'>
>;

/** What the visitor learned from a visit, or with `side` its host, set down directly: joined to nothing unless told to. */
export async function aLearning(tx: Tx, visit: Visit, facts: LearningFacts = {}): Promise<Learning> {
  const slot = await tx.findOneByOrFail(Slot, { id: visit.slotId });
  const id = facts.id ?? randomUUID();
  await tx.insert(Learning, {
    visitId: visit.id,
    side: 'visitor',
    question: facts.side === 'host' ? 'fix' : 'surprise',
    authorId: facts.side === 'host' ? (visit.hostId ?? visit.visitorId) : visit.visitorId,
    departmentId: slot.departmentId,
    channel: slot.channel,
    text: `Klanten begrijpen brief ${++count} niet`,
    headId: id,
    learnedAt: visit.startsAt,
    changedAt: now(),
    ...facts,
    id,
  });
  return tx.findOneByOrFail(Learning, { id });
}

/** The same from a visit of its own, yesterday on the floor of a department. */
export async function aLearningAt(tx: Tx, department: Department, facts: LearningFacts = {}): Promise<Learning> {
  const visitorId = facts.authorId;
  const visit = await aVisit(tx, await aSlot(tx, department, hoursFromNow(-24 - 4 * ++count)), {
    state: 'approved',
    ...(visitorId && { visitorId }),
  });
  return aLearning(tx, visit, facts);
}
