import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { Theme } from './theme.entity.js';

export interface ThemeView {
  id: string;
  name: string;
  isActive: boolean;
  /** How many learnings are about it. */
  learnings: number;
}

/** All themes by name: those in use, then those put away. More than a company keeps are not read. */
export const listThemes = (tx: Tx): Promise<ThemeView[]> =>
  tx.query(
    `SELECT t.id, t.name, t.is_active AS "isActive", coalesce(l.count, 0)::int AS learnings FROM themes t
       LEFT JOIN (SELECT theme_id, count(*) FROM learnings WHERE theme_id IS NOT NULL GROUP BY theme_id) l ON l.theme_id = t.id
      ORDER BY NOT t.is_active, lower(t.name), t.id LIMIT 1000`,
  );

export interface ThemeChoice {
  id: string;
  name: string;
}

/** What one chooses from, by name. */
export const listThemeChoices = (tx: Tx): Promise<ThemeChoice[]> =>
  tx.query('SELECT id, name FROM themes WHERE is_active ORDER BY lower(name), id');

/** Throws NotFound. */
export async function getTheme(tx: Tx, themeId: string): Promise<Theme> {
  const theme = await tx.findOneBy(Theme, { id: themeId });
  if (!theme) throw new NotFound('theme');
  return theme;
}

/** The themes, by id, as they stay until the transaction ends. Throws NotFound. */
export async function lockThemes(tx: Tx, themeIds: string[]): Promise<Theme[]> {
  await tx.query('SELECT FROM themes WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [themeIds]);
  const themes: Theme[] = [];
  for (const id of themeIds) themes.push(await getTheme(tx, id));
  return themes;
}

/** Whether another theme has this name, whatever its capitals. */
export async function isThemeNameTaken(tx: Tx, name: string, exceptId: string | null = null): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    'SELECT FROM themes WHERE lower(name) = lower($1) AND id IS DISTINCT FROM $2::uuid',
    [name, exceptId],
  );
  return rows.length > 0;
}
