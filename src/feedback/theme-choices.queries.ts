import { Theme } from '../learnings/theme.entity.js';
import type { Tx } from '../platform/database/transactions.js';

/** Themes to choose from; one that was put away only where it was chosen before. */
export async function listThemeChoices(tx: Tx, chosen: string[]): Promise<{ value: string; label: string }[]> {
  const themes = await tx.find(Theme, { order: { name: 'ASC' } });
  return themes
    .filter(({ id, isActive }) => isActive || chosen.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }));
}
