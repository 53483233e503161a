import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, NotFound, refuseWhen } from '../platform/refusal.js';
import { checkText } from '../texts/check-text.js';
import { hasParagraphs, isEditable, ourText } from '../texts/editable-texts.js';
import { TextVersion } from '../texts/text-version.entity.js';
import { findOwnText, type TextPlace } from '../texts/texts.queries.js';
import { whyNotChangeText } from './administration.rules.js';

interface Wanted {
  /** Null: our own text again. */
  text: string | null;
  /** The version that the admin saw. */
  basedOn: number;
}

/** Says it in the company's own words from now on. Throws InvalidInput for words that could not be said. */
export async function changeText(tx: Tx, actor: Actor, place: TextPlace, wanted: Wanted): Promise<void> {
  if (!isEditable(place.key)) throw new NotFound('text');
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1), hashtext($2))', [place.key, place.language]);
  const present = await findOwnText(tx, place);
  refuseWhen(whyNotChangeText(actor, { version: present.version, basedOn: wanted.basedOn }));
  const text = wanted.text === null ? null : tidy(place, wanted.text);
  const fault = text !== null && checkText(place.language, place.key, text);
  if (fault) throw new InvalidInput([{ field: 'text', ...fault }]);
  if (text === present.text) return;
  const id = randomUUID();
  const version = present.version + 1;
  await tx.insert(TextVersion, { id, ...place, version, text, createdById: actor.id, createdAt: now() });
  await recordAudit(tx, {
    actorId: actor.id,
    act: text === null ? 'text.reset' : 'text.changed',
    subjectType: 'text',
    subjectId: id,
    before: { ...place, text: present.text ?? ourText(place.language, place.key) },
    after: { ...place, text: text ?? ourText(place.language, place.key) },
  });
}

/** Says it again as it was said in an earlier version. Throws NotFound when there was no such version. */
export async function restoreText(
  tx: Tx,
  actor: Actor,
  place: TextPlace,
  { version, basedOn }: { version: number; basedOn: number },
): Promise<void> {
  const earlier = await tx.findOneBy(TextVersion, { ...place, version });
  if (!earlier) throw new NotFound('text');
  await changeText(tx, actor, place, { text: earlier.text, basedOn });
}

/** Our own words are none of the company's: they go on following ours when we better them. */
function tidy({ key, language }: TextPlace, text: string): string | null {
  const tidied = hasParagraphs(key) ? text.replace(/\r\n?/g, '\n').trim() : text.replace(/\s+/g, ' ').trim();
  return tidied === ourText(language, key) ? null : tidied;
}
