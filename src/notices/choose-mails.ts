import { recordAudit } from '../audit/record-audit.js';
import { lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, refuseWhen } from '../platform/refusal.js';
import { isMailed, whyNotSilence } from './choice.rules.js';
import { NoticeChoice } from './notice-choice.entity.js';
import type { NoticeKinds } from './notice-kind.js';
import { readChoices } from './notices.queries.js';

/** Whether each of these kinds comes by mail from now on; the others stay as they are. Throws NotFound for an unknown kind. */
export async function chooseMails(
  tx: Tx,
  actor: Actor,
  kinds: NoticeKinds,
  wishes: Record<string, boolean>,
): Promise<void> {
  await lockPeople(tx, [actor.id]);
  const choices = await readChoices(tx, actor.id);
  const changed = Object.entries(wishes).filter(([name, wish]) => {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : null;
    if (!kind) throw new NotFound('notice-kind');
    if (!wish) refuseWhen(whyNotSilence(kind));
    return isMailed(kind, choices.get(name)) !== wish;
  });
  if (!changed.length) return;
  const rows = changed.map(([kind, wish]) => ({ personId: actor.id, kind, isMailed: wish }));
  await tx.upsert(NoticeChoice, rows, ['personId', 'kind']);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.mails-chosen',
    subjectType: 'person',
    subjectId: actor.id,
    before: Object.fromEntries(changed.map(([name, wish]) => [name, !wish])),
    after: Object.fromEntries(changed),
  });
}
