import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import type { Channel } from '../slots/slot.rules.js';
import { readOwnTexts } from '../texts/texts.queries.js';
import { SheetNote } from './sheet-note.entity.js';
import { QUESTIONS, sheetFor, type SheetKind } from './sheet.rules.js';

export interface Sheet {
  kind: SheetKind;
  intro: string;
  questions: string[];
}

/** The observation sheet for a visit to this channel, in this language and the company's own words. */
export async function readSheet(
  tx: Tx,
  of: { channel: Channel; allowsListening: boolean },
  language: Language,
): Promise<Sheet> {
  const own = await readOwnTexts(tx);
  const kind = sheetFor(of);
  const say = (part: string) => translate(language, `texts.sheet-${kind}.${part}`, {}, own);
  return {
    kind,
    intro: say('intro'),
    questions: Array.from({ length: QUESTIONS }, (_, index) => say(String(index + 1))),
  };
}

/** What the visitor wrote, one for each question; for nobody else to read. */
export async function findNotes(tx: Tx, visitId: string): Promise<string[]> {
  const found = await tx.findOneBy(SheetNote, { visitId });
  return Array.from({ length: QUESTIONS }, (_, index) => found?.notes[index] ?? '');
}
