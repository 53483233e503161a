import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused, refuseWhen } from '../platform/refusal.js';
import { Programme } from './programme.entity.js';
import { whyNotRunProgrammes } from './programme.rules.js';
import type { AddProgrammeInput } from './programmes.dto.js';
import { isNameTaken } from './name-taken.queries.js';
import { checkContent, contentOf, writeVersion } from './write-version.js';

/** From now on new hires are matched to it. */
export async function addProgramme(tx: Tx, actor: Actor, input: AddProgrammeInput): Promise<string> {
  refuseWhen(whyNotRunProgrammes(actor));
  const { name } = input;
  const content = contentOf(input);
  await checkContent(tx, content);
  if (await isNameTaken(tx, name)) throw new Refused('programme-exists');

  const programme = tx.create(Programme, { name, createdById: actor.id });
  await tx.insert(Programme, programme);
  await writeVersion(tx, actor, { programmeId: programme.id, version: 1 }, content);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'programme.added',
    subjectType: 'programme',
    subjectId: programme.id,
    after: { name, ...content },
  });
  return programme.id;
}
