import { randomUUID } from 'node:crypto';
import { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import type { FormKind } from '../../src/feedback/form.rules.js';
import { PulseScore } from '../../src/feedback/pulse-score.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { aSlot } from './slots.js';
import { aVisit } from './visits.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A moment of two hours, long ago or to come, with room for so many guests. */
export function aMomentOn(tx: Tx, department: Department, at: string, createdById: string, seats = 40): Promise<Slot> {
  const startsAt = new Date(at);
  return aSlot(tx, department, { startsAt, endsAt: new Date(startsAt.getTime() + 2 * HOUR_MS), seats, createdById });
}

export const aGuest = (tx: Tx, slot: Slot, visitorId: string): Promise<Visit> =>
  aVisit(tx, slot, { visitorId, state: 'approved', decidedAt: slot.startsAt, decidedById: slot.createdById });

const askedAfterMs: Partial<Record<FormKind, number>> = {
  before: -7 * DAY_MS,
  debrief: 3 * HOUR_MS,
  after: 42 * DAY_MS,
};

export interface Asking {
  visit: Visit;
  kind: FormKind;
  /** By statement; null: the form was let pass. */
  scores: (number | null)[] | null;
  /** Said behind each statement. */
  words?: string;
}

/** Asked when they should be, and answered a day later. */
export async function askGuests(tx: Tx, askings: Asking[]): Promise<void> {
  const made = askings.map(({ visit, kind, scores, words = '' }) => {
    const askedAt = new Date(visit.startsAt.getTime() + askedAfterMs[kind]!);
    const closesAt = new Date(askedAt.getTime() + (kind === 'before' ? 7 : 14) * DAY_MS);
    const answeredAt = scores && new Date(askedAt.getTime() + DAY_MS);
    const form = {
      id: randomUUID(),
      visitId: visit.id,
      kind,
      personId: visit.visitorId,
      askedAt,
      closesAt,
      answeredAt,
    };
    const rows = (scores ?? []).flatMap((score, at) => score === null ? [] : [{ formId: form.id, statement: at + 1, score, asked: `Stelling ${at + 1}${words}` }]); // prettier-ignore
    return { form, rows };
  });
  await tx.insert(FeedbackForm, made.map(({ form }) => form)); // prettier-ignore
  await tx.insert(PulseScore, made.flatMap(({ rows }) => rows)); // prettier-ignore
}

const thrice = ['before', 'debrief', 'after'] as const;

/** All three times one score for all statements, `[before, day, after]`. */
export const askThrice = (tx: Tx, visit: Visit, scores: [number, number, number]): Promise<void> =>
  askGuests(
    tx,
    thrice.map((kind, at) => ({ visit, kind, scores: Array<number>(4).fill(scores[at]!) })),
  );
