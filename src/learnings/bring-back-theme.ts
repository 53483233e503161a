import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Theme } from './theme.entity.js';
import { whyNotBringBackTheme } from './theme.rules.js';
import { lockThemes } from './themes.queries.js';

/** It is offered again. */
export async function bringBackTheme(tx: Tx, actor: Actor, themeId: string): Promise<void> {
  const [theme] = (await lockThemes(tx, [themeId])) as [Theme];
  refuseWhen(whyNotBringBackTheme(actor, theme));
  await tx.update(Theme, { id: themeId }, { isActive: true });
  await recordAudit(tx, { actorId: actor.id, act: 'theme.brought-back', subjectType: 'theme', subjectId: themeId });
}
