import type { Tx } from '../platform/database/transactions.js';
import type { Lacked } from '../learnings/learning.rules.js';
import { endsOf, type Heard, type StageCounts, type ThemeCount } from './learned.rules.js';

/** The learnings that count; the parameters are those of `valuesOf`. */
const HEARD = `l.learned_month >= $1::date AND l.learned_month < $2::date AND ($3::uuid[] IS NULL OR l.department_id = ANY ($3))`;

const valuesOf = (heard: Heard) => [...endsOf(heard), heard.departmentIds];

/** Learnings by theme, of each stretch of time; null for those without a theme. */
export async function countThemes(tx: Tx, heard: Heard): Promise<ThemeCount[]> {
  const rows: { themeId: string | null; name: string | null; stretch: number; learnings: number }[] = await tx.query(
    `SELECT c.theme_id AS "themeId", t.name, width_bucket(c.learned_month, $4::date[]) AS stretch, sum(c.learnings)::int AS learnings
       FROM (SELECT l.theme_id, l.learned_month, count(*) AS learnings FROM learnings l WHERE ${HEARD} GROUP BY 1, 2) c
       LEFT JOIN themes t ON t.id = c.theme_id GROUP BY 1, 2, 3`,
    [...valuesOf(heard), heard.bounds],
  );
  const themes = new Map<string | null, ThemeCount>();
  for (const { themeId, name, stretch, learnings } of rows) {
    const theme = themes.get(themeId) ?? { themeId, name, counts: heard.bounds.slice(1).map(() => 0) };
    theme.counts[stretch - 1] = learnings;
    themes.set(themeId, theme);
  }
  return [...themes.values()];
}

/** How far what was learned got. */
export async function countStages(tx: Tx, heard: Heard): Promise<StageCounts> {
  const rows: { stage: number | null; learnings: number }[] = await tx.query(
    `SELECT stage, sum(learnings)::int AS learnings FROM (
       SELECT l.stage, count(*) AS learnings FROM learnings l WHERE l.head_id = l.id AND l.stage > 0 AND ${HEARD} GROUP BY 1
       UNION ALL SELECT h.stage, count(*) FROM learnings l JOIN learnings h ON h.id = l.head_id AND h.head_id = h.id AND h.stage > 0 AND h.all_learnings > 1
        WHERE l.head_id <> l.id AND ${HEARD} GROUP BY 1) acted GROUP BY 1
     UNION ALL SELECT NULL, count(*)::int FROM learnings l WHERE ${HEARD}`,
    valuesOf(heard),
  );
  const of = (stage: number | null) => rows.find((row) => row.stage === stage)?.learnings ?? 0;
  const [dropped, open, doing, done] = [of(1), of(2), of(3), of(4)];
  return { none: of(null) - dropped - open - doing - done, dropped, open, doing, done };
}

/** Learnings that say what the colleague lacked, by what; one that names two counts for both. */
export async function countLacked(tx: Tx, heard: Heard): Promise<Record<Lacked, number> & { any: number }> {
  const rows: { lacked: Lacked[]; learnings: number }[] = await tx.query(
    `SELECT l.lacked, count(*)::int AS learnings FROM learnings l WHERE l.lacked <> '{}' AND ${HEARD} GROUP BY 1`,
    valuesOf(heard),
  );
  const sumOf = (those: typeof rows) => those.reduce((sum, { learnings }) => sum + learnings, 0);
  const of = (what: Lacked) => sumOf(rows.filter(({ lacked }) => lacked.includes(what)));
  return { information: of('information'), system: of('system'), mandate: of('mandate'), any: sumOf(rows) };
}
