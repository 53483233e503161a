import { recordAudit } from '../audit/record-audit.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import type { Actor } from './person.rules.js';
import { Person } from './person.entity.js';

/** Pages and mails are in this language from now on. */
export async function changeLanguage(tx: Tx, actor: Actor, language: Language): Promise<void> {
  if (language === actor.language) return;
  await tx.update(Person, { id: actor.id }, { language });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.language-changed',
    subjectType: 'person',
    subjectId: actor.id,
    before: { language: actor.language },
    after: { language },
  });
}
