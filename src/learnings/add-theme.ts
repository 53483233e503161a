import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import type { ThemeInput } from './learnings.dto.js';
import { Theme } from './theme.entity.js';
import { whyNotNameTheme } from './theme.rules.js';
import { isThemeNameTaken } from './themes.queries.js';

/** Returns the id of the theme. */
export async function addTheme(tx: Tx, actor: Actor, { name }: ThemeInput): Promise<string> {
  refuseWhen(whyNotNameTheme(actor, { isNameTaken: await isThemeNameTaken(tx, name) }));
  const { id } = await tx.save(tx.create(Theme, { name }));
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'theme.added',
    subjectType: 'theme',
    subjectId: id,
    after: { name },
  });
  return id;
}
