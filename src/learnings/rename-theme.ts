import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import type { ThemeInput } from './learnings.dto.js';
import { Theme } from './theme.entity.js';
import { whyNotNameTheme } from './theme.rules.js';
import { isThemeNameTaken, lockThemes } from './themes.queries.js';

export async function renameTheme(tx: Tx, actor: Actor, themeId: string, { name }: ThemeInput): Promise<void> {
  const [theme] = (await lockThemes(tx, [themeId])) as [Theme];
  refuseWhen(whyNotNameTheme(actor, { isNameTaken: await isThemeNameTaken(tx, name, themeId) }));
  if (theme.name === name) return;
  await tx.update(Theme, { id: themeId }, { name });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'theme.renamed',
    subjectType: 'theme',
    subjectId: themeId,
    before: { name: theme.name },
    after: { name },
  });
}
