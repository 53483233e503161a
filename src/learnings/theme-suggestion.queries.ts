import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { readLikeSearch } from './likes.queries.js';
import { learningsSeenBy, SEEN_LEARNING } from './seen-learnings.queries.js';
import type { ThemeChoice } from './themes.queries.js';

/** Fewer than for likes: this is asked at every pause while somebody types. */
const MOST_COMPARED = 300;
/** Less alike, texts share a word by chance. */
const LEAST_NEAR = 0.15;
/** So many texts speak for a theme, the likest: else what everybody writes would speak for the largest. */
const MOST_HEARD = 10;
/** So many people have to have written alike before it tells anything to who may not read it. */
const FEWEST_AUTHORS = 5;

const namedIn = (language: 'nl' | 'en') =>
  `to_tsvector('learnings_${language}', $4) @@ replace(plainto_tsquery('learnings_${language}', t.name)::text, '&', '|')::tsquery`;

/**
 * What a text seems to be about: the theme that outweighs all others together, by how alike the texts are that it was
 * given to and by its own name. Null when none does, or nothing is known.
 */
export async function suggestTheme(tx: Tx, actor: Actor, text: string): Promise<ThemeChoice | null> {
  const search = await readLikeSearch(tx, text);
  if (!search) return null;
  const rows: ThemeChoice[] = await tx.query(
    `WITH near AS (
       SELECT *, row_number() OVER (PARTITION BY theme_id, is_seen ORDER BY alike DESC) AS place FROM (
         SELECT l.theme_id, l.author_id, ${SEEN_LEARNING()} AS is_seen, similarity(l.plain_text, lower(unaccent($4))) AS alike
           FROM learnings l WHERE l.search @@ $5::tsquery AND l.theme_id IS NOT NULL LIMIT ${MOST_COMPARED}
       ) compared WHERE alike >= ${LEAST_NEAR}
     ), told AS (
       SELECT theme_id, sum(alike ^ 3) FILTER (WHERE place <= ${MOST_HEARD}) AS weight FROM near GROUP BY theme_id, is_seen
       HAVING is_seen OR count(DISTINCT author_id) >= ${FEWEST_AUTHORS}
       UNION ALL SELECT t.id, 1 FROM themes t WHERE ${namedIn('nl')} OR ${namedIn('en')}
     ), weighed AS (
       SELECT theme_id, sum(weight) AS weight, sum(sum(weight)) OVER () AS altogether FROM told GROUP BY theme_id
     )
     SELECT t.id, t.name FROM weighed JOIN themes t ON t.id = theme_id AND t.is_active WHERE weight > altogether / 2`,
    [...learningsSeenBy(actor), text, search],
  );
  return rows[0] ?? null;
}
