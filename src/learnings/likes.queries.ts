import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { LEAST_ALIKE } from './alike.rules.js';
import { type LearningView, SELECT_LEARNINGS } from './learnings.queries.js';
import { learningsSeenBy, SEEN_LEARNING } from './seen-learnings.queries.js';

/** Texts are compared one by one: so many at most. */
const MOST_COMPARED = 1_000;
const MOST_LIKES = 5;
const FEWEST_TOGETHER = 3;

interface Word {
  word: string;
  /** About how many learnings have it. */
  learnings: number;
}

/** The stems of a text, the rarest first. How common they are PostgreSQL has counted in a sample; what it does not name is rare. */
const listWords = (tx: Tx, text: string): Promise<Word[]> =>
  tx.query(
    `WITH common AS MATERIALIZED (
       SELECT known.word, known.share * (SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = 'learnings'::regclass) AS learnings
         FROM pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS known (word, share)
        WHERE s.schemaname = current_schema() AND s.tablename = 'learnings' AND s.attname = 'search' AND known.word IS NOT NULL)
     SELECT word, coalesce(common.learnings, 1)::float AS learnings
       FROM unnest(tsvector_to_array(to_tsvector('learnings_nl', $1))) word LEFT JOIN common USING (word)
      ORDER BY learnings, word`,
    [text],
  );

const quote = ({ word }: Word) => `'${word.replace(/[\\']/g, '$&$&')}'`;

/** A `tsquery` for what shares rare words with a text: as many of them as name no more learnings than can be compared. */
export async function readLikeSearch(tx: Tx, text: string): Promise<string | null> {
  const words = await listWords(tx, text);
  if (!words.length) return null;
  let named = 0;
  const rare = words.filter(({ learnings }) => (named += learnings) <= MOST_COMPARED);
  if (rare.length) return rare.map(quote).join(' | ');
  return words.slice(0, FEWEST_TOGETHER).map(quote).join(' & ');
}

/** Learnings that look like this one and are not joined to it, of those the actor may see; of each group the nearest. */
export async function listLikes(tx: Tx, actor: Actor, of: { headId: string; text: string }): Promise<LearningView[]> {
  const search = await readLikeSearch(tx, of.text);
  if (!search) return [];
  return tx.query(
    `${SELECT_LEARNINGS} JOIN (
     SELECT id, alike FROM (
       SELECT DISTINCT ON (head_id) id, alike FROM (
         SELECT l.id, l.head_id, similarity(l.plain_text, lower(unaccent($4))) AS alike FROM learnings l
          WHERE l.search @@ $5::tsquery AND l.head_id <> $6 AND ${SEEN_LEARNING()} LIMIT ${MOST_COMPARED}
       ) compared WHERE alike >= ${LEAST_ALIKE} ORDER BY head_id, alike DESC, id
     ) nearest ORDER BY alike DESC, id LIMIT ${MOST_LIKES}
     ) likest ON likest.id = l.id ORDER BY likest.alike DESC, l.id`,
    [...learningsSeenBy(actor), of.text, search, of.headId],
  );
}
