import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Learning } from './learning.entity.js';
import type { MergeThemeInput } from './learnings.dto.js';
import { Theme } from './theme.entity.js';
import { whyNotMergeTheme } from './theme.rules.js';
import { lockThemes } from './themes.queries.js';

/** All that is about the one theme is about the other from now on; the one is gone. */
export async function mergeTheme(tx: Tx, actor: Actor, themeId: string, { intoId }: MergeThemeInput): Promise<void> {
  const [theme, into] = (await lockThemes(tx, [themeId, intoId])) as [Theme, Theme];
  refuseWhen(whyNotMergeTheme(actor, theme, into));
  await tx.update(Learning, { themeId }, { themeId: intoId });
  await tx.delete(Theme, { id: themeId });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'theme.merged',
    subjectType: 'theme',
    subjectId: themeId,
    before: { name: theme.name },
    after: { name: into.name, intoId },
  });
}
