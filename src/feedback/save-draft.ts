import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { storable } from '../platform/storable-text.rules.js';
import { FeedbackForm } from './feedback-form.entity.js';
import { fillFacts } from './fill-facts.js';
import type { SaveDraftInput } from './form.dto.js';
import { whyNotFill } from './form.rules.js';
import { lockForm } from './forms.queries.js';
import { findSent } from './kept-form.queries.js';
import { listChanges } from './list-changes.js';

/**
 * Keeps what is typed so far, unless it is what was sent; who types last has it. Not written down: it happens at every
 * pause. Returns when it was kept.
 */
export async function saveDraft(tx: Tx, actor: Actor, formId: string, { fields }: SaveDraftInput): Promise<Date> {
  const form = await lockForm(tx, actor, formId);
  const at = now();
  refuseWhen(whyNotFill(fillFacts(form, at)));

  const draft = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, storable(text)]));
  const sent = await findSent(tx, form);
  const isAsSent = sent !== null && listChanges(draft, sent).length === 0;
  await tx.update(FeedbackForm, { id: formId }, { draft: isAsSent ? null : draft, savedAt: at });
  return at;
}
