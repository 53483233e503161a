import type { SendFormInput } from '../../src/feedback/form.dto.js';
import { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import type { FormKind } from '../../src/feedback/form.rules.js';
import { PulseScore } from '../../src/feedback/pulse-score.entity.js';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import type { Visit } from '../../src/visits/visit.entity.js';

const DAY_MS = 86_400_000;

export type FormFacts = Partial<Omit<FeedbackForm, 'visit' | 'person'>>;

/** A form about a visit, asked just now and open for two weeks: of the visitor, and a host's debrief of the host. */
export function aForm(tx: Tx, visit: Visit, kind: FormKind = 'debrief', facts: FormFacts = {}): Promise<FeedbackForm> {
  const askedAt = facts.askedAt ?? now();
  return tx.save(
    tx.create(FeedbackForm, {
      visitId: visit.id,
      kind,
      personId: kind === 'host-debrief' ? (visit.hostId as string) : visit.visitorId,
      closesAt: new Date(askedAt.getTime() + 14 * DAY_MS),
      ...facts,
      askedAt,
    }),
  );
}

/** A form that was sent, with how far the visitor agreed with each statement, in their order. */
export async function anAnsweredForm(
  tx: Tx,
  visit: Visit,
  kind: FormKind,
  scores: number[],
  {
    asked = (statement: number) => `Stelling ${statement}`,
    ...facts
  }: FormFacts & { asked?: (statement: number) => string } = {},
): Promise<FeedbackForm> {
  const form = await aForm(tx, visit, kind, { answeredAt: facts.askedAt ?? now(), ...facts });
  const rows = scores.map((score, index) => ({ statement: index + 1, score, asked: asked(index + 1) }));
  for (const row of rows) await tx.insert(PulseScore, { formId: form.id, ...row });
  return form;
}

/** Answers of a visitor, to each question of the debrief. */
export const debriefInput = (facts: Partial<SendFormInput> = {}): SendFormInput => ({
  score1: 4,
  score2: 3,
  score3: 5,
  score4: 4,
  surprise: [{ text: 'Klanten bellen omdat de brief twee bedragen noemt' }],
  preventable: [{ text: 'Vragen over de datum van de incasso', timesHeard: 3, preventable: 'yes' }],
  lacked: [{ text: 'Mocht een storno niet zelf doen', lacked: ['mandate', 'system'] }],
  change: 'Ik lees mijn brieven voortaan hardop',
  ...facts,
});
