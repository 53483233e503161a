import type { Language } from '../platform/views/languages.js';
import type { ImportRow } from './import-row.entity.js';
import type { ImportRowAnswer } from './imports.dto.js';
import { wordFault } from './import-words.js';

/** A row as the API tells it. */
export function presentRow(language: Language, row: Omit<ImportRow, 'import'>): ImportRowAnswer {
  const { kind, position, personId, personnelNumber, name, email, changes } = row;
  const notes = row.notes.map((note) => {
    const { column, reason, value } = note;
    return { column, reason, value, detail: wordFault(language, note) };
  });
  const line = kind === 'missing' ? null : position;
  return { line, kind, personId, personnelNumber, name, email, changes, notes };
}
