import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Theme } from './theme.entity.js';
import { whyNotPutAwayTheme } from './theme.rules.js';
import { lockThemes } from './themes.queries.js';

/** It is offered no more; learnings about it stay so. */
export async function putAwayTheme(tx: Tx, actor: Actor, themeId: string): Promise<void> {
  const [theme] = (await lockThemes(tx, [themeId])) as [Theme];
  refuseWhen(whyNotPutAwayTheme(actor, theme));
  await tx.update(Theme, { id: themeId }, { isActive: false });
  await recordAudit(tx, { actorId: actor.id, act: 'theme.put-away', subjectType: 'theme', subjectId: themeId });
}
