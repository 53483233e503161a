import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { auditedActor, holdLearnings, type HeldLearning } from './hold-learning.js';
import { whyNotArrange } from './joining.rules.js';
import { Learning } from './learning.entity.js';
import type { GiveThemeInput } from './learnings.dto.js';
import { whyNotGive } from './theme.rules.js';
import { getTheme } from './themes.queries.js';

/** Says what a learning is about, or with null that it is about none of the themes. */
export async function giveTheme(tx: Tx, actor: Actor, learningId: string, { themeId }: GiveThemeInput): Promise<void> {
  const [learning] = (await holdLearnings(tx, actor, [learningId])) as [HeldLearning];
  refuseWhen(whyNotArrange(actor, learning));
  if (learning.themeId === themeId) return;
  if (themeId) refuseWhen(whyNotGive(await getTheme(tx, themeId)));
  await tx.update(Learning, { id: learningId }, { themeId });
  await recordAudit(tx, {
    actorId: auditedActor(actor, learning),
    act: 'learning.theme-given',
    subjectType: 'learning',
    subjectId: learningId,
    before: { themeId: learning.themeId },
    after: { themeId },
  });
}
