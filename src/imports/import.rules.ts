// A file of people is HR's to hand over. It is read first, which changes nothing; then somebody who has seen what would
// change says "go on". Until the last row is in, it can be stopped, and then nothing has changed.
import { type Actor, servesCompany } from '../people/person.rules.js';

/** `mapping`: nobody knows yet which column holds what. */
export type ImportState = 'mapping' | 'reading' | 'ready' | 'applying' | 'applied' | 'cancelled';

export const isAtWork = (state: ImportState) => state === 'reading' || state === 'applying';

export const isOver = (state: ImportState) => state === 'applied' || state === 'cancelled';

export const whyNotImport = (actor: Actor): string | null => (servesCompany(actor) ? null : 'not-hr');

/** Why what was read cannot become true. */
export function whyNotApply(state: ImportState, counts: { new?: number; changed?: number }): string | null {
  if (isOver(state)) return 'import-over';
  if (state !== 'ready') return 'import-not-read';
  return counts.new || counts.changed ? null : 'nothing-to-import';
}

/** Why it cannot be read again in another way. */
export function whyNotReadAgain(state: ImportState): string | null {
  if (isOver(state)) return 'import-over';
  return isAtWork(state) ? 'import-at-work' : null;
}

export const whyNotCancelImport = (state: ImportState): string | null => (isOver(state) ? 'import-over' : null);

/** Why a layout cannot be kept under this name: those of the known systems stay what they are. */
export function whyNotKeepLayout(name: string, knownNames: string[]): string | null {
  return knownNames.includes(name.toLowerCase()) ? 'layout-name-known' : null;
}
