import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { FeedbackForm } from './feedback-form.entity.js';
import { fillFacts } from './fill-facts.js';
import { whyNotDiscard } from './form.rules.js';
import { lockForm } from './forms.queries.js';

/** Lets a form be as it was sent: what was typed since is gone. */
export async function discardDraft(tx: Tx, actor: Actor, formId: string): Promise<void> {
  const form = await lockForm(tx, actor, formId);
  refuseWhen(whyNotDiscard(fillFacts(form, now())));
  await tx.update(FeedbackForm, { id: formId }, { draft: null, savedAt: null });
}
