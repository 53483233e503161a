import type { Tx } from '../platform/database/transactions.js';
import type { Lacked } from '../learnings/learning.rules.js';
import { endsOf, type Heard, type StageCounts, type ThemeCount } from './learned.rules.js';

/** The learnings that count; the parameters are those of `valuesOf`. */
const HEARD = `l.learned_month >= $1::date AND l.learned_month < $2::date AND ($3::uuid[] IS NULL OR l.department_id = ANY ($3))`;

const valuesOf = (heard: Heard) => [...endsOf(heard), heard.departmentIds];

/** Learnings by theme, of each stretch of time; null for those without a theme. */
export async function countThemes(tx: Tx, heard: Heard): Promise<ThemeCount[]> {
  const rows: { themeId: string | null; name: string | null; stretch: number; learnings: number }[] = await tx.query(
    `SELECT c.theme_id AS "themeId", t.name, c.stretch, c.learnings
       FROM (SELECT l.theme_id, width_bucket(l.learned_month, $4::date[]) AS stretch, count(*)::int AS learnings
               FROM learnings l WHERE ${HEARD} GROUP BY 1, 2) c
       LEFT JOIN themes t ON t.id = c.theme_id`,
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
  const [counts]: [StageCounts] = await tx.query(
    `WITH followed AS (
       SELECT m.head_id, max(CASE a.state WHEN 'done' THEN 4 WHEN 'doing' THEN 3 WHEN 'open' THEN 2 ELSE 1 END) AS stage
         FROM actions a JOIN learnings m ON m.id = a.learning_id GROUP BY 1)
     SELECT (count(*) FILTER (WHERE f.stage IS NULL))::int AS none, (count(*) FILTER (WHERE f.stage = 1))::int AS dropped,
            (count(*) FILTER (WHERE f.stage = 2))::int AS open, (count(*) FILTER (WHERE f.stage = 3))::int AS doing,
            (count(*) FILTER (WHERE f.stage = 4))::int AS done
       FROM learnings l LEFT JOIN followed f ON f.head_id = l.head_id WHERE ${HEARD}`,
    valuesOf(heard),
  );
  return counts;
}

/** Learnings that say what the colleague lacked, by what; one that names two counts for both. */
export async function countLacked(tx: Tx, heard: Heard): Promise<Record<Lacked, number> & { any: number }> {
  const lacks = (what: Lacked) => `(count(*) FILTER (WHERE '${what}' = ANY (l.lacked)))::int AS ${what}`;
  const [counts]: [Record<Lacked, number> & { any: number }] = await tx.query(
    `SELECT ${lacks('information')}, ${lacks('system')}, ${lacks('mandate')}, count(*)::int AS any
       FROM learnings l WHERE l.lacked <> '{}' AND ${HEARD}`,
    valuesOf(heard),
  );
  return counts;
}
