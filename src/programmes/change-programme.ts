import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused, refuseWhen } from '../platform/refusal.js';
import { isNameTaken } from './name-taken.queries.js';
import { Programme } from './programme.entity.js';
import { whyNotChangeProgramme } from './programme.rules.js';
import type { ChangeProgrammeInput } from './programmes.dto.js';
import { lockProgramme } from './programmes.queries.js';
import { checkContent, contentOf, writeVersion } from './write-version.js';

/**
 * A change of what a programme says is a new version, for those who start from now on; a new name is not.
 * @param seenVersion the latest version when the actor looked; whichever when left out
 */
export async function changeProgramme(
  tx: Tx,
  actor: Actor,
  programmeId: string,
  input: ChangeProgrammeInput,
  seenVersion?: number,
): Promise<void> {
  const programme = await lockProgramme(tx, actor, programmeId);
  const { isArchived, latestVersion } = programme;
  const isStale = seenVersion !== undefined && seenVersion !== latestVersion;
  refuseWhen(whyNotChangeProgramme({ actor, isArchived, isStale }));
  const before = { name: programme.name, ...contentOf(programme) };
  const next = { name: input.name ?? programme.name, ...contentOf(input, programme) };
  const changed = (Object.keys(next) as (keyof typeof next)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(next[name]),
  );
  if (!changed.length) return;
  const { name, ...content } = next;
  const isRenamed = changed.includes('name');
  const isOther = changed.some((one) => one !== 'name');
  if (isOther) await checkContent(tx, content);
  if (isRenamed && (await isNameTaken(tx, name, programmeId))) throw new Refused('programme-exists');

  if (isRenamed) await tx.update(Programme, { id: programmeId }, { name });
  if (isOther) await writeVersion(tx, actor, { programmeId, version: latestVersion + 1 }, content);
  const pick = (from: typeof next) => Object.fromEntries(changed.map((one) => [one, from[one]]));
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'programme.changed',
    subjectType: 'programme',
    subjectId: programmeId,
    before: pick(before),
    after: pick(next),
  });
}
