import type { Tx } from '../platform/database/transactions.js';

const MOST_WORDS = 12;
/** A shorter beginning is that of too many words. */
const SHORTEST_BEGINNING = 4;

/** The words somebody typed, without capitals; accents are left to PostgreSQL. */
const wordsOf = (typed: string) => (typed.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []).slice(0, MOST_WORDS);

// A word that is filler in one language is filler, unless nothing else was typed.
const READ_WORDS = `SELECT n, word, plainto_tsquery('learnings_nl', word)::text AS nl, plainto_tsquery('learnings_en', word)::text AS en
  FROM unnest($1::text[]) WITH ORDINALITY typed (word, n)`;

// What begins as it was typed is found by its beginning: to look it up twice takes twice as long.
const UNLESS_BEGINS = (stem: string) =>
  `CASE WHEN starts_with(${stem}, rtrim(beginning, ''':*')) THEN NULL ELSE ${stem} END`;

/** A `tsquery` for texts with each of these words, or words that begin so, in Dutch or English; null when none was typed. */
export async function readSearch(tx: Tx, typed: string): Promise<string | null> {
  const words = wordsOf(typed);
  if (!words.length) return null;
  const [{ search }]: [{ search: string | null }] = await tx.query(
    `SELECT string_agg('(' || concat_ws(' | ', ${UNLESS_BEGINS('nl')}, nullif(${UNLESS_BEGINS('en')}, nl), beginning) || ')', ' & ' ORDER BY n) AS search
       FROM (${READ_WORDS}) read,
            LATERAL (SELECT CASE WHEN length(word) >= ${SHORTEST_BEGINNING} THEN quote_literal(unaccent(word)) || ':*' END AS beginning) b
      WHERE nl <> '' AND en <> ''`,
    [words],
  );
  return search;
}

/**
 * The ids of what has the words when that is few, null when it is many. PostgreSQL cannot guess how many have a word: it
 * would go through years in the order that is wanted.
 */
export async function findFew(tx: Tx, search: string, most: number): Promise<string[] | null> {
  const [{ ids }]: [{ ids: string[] }] = await tx.query(
    'SELECT ARRAY(SELECT id FROM learnings WHERE search @@ $1::tsquery LIMIT $2) AS ids',
    [search, most + 1],
  );
  return ids.length > most ? null : ids;
}

/** So many learnings are looked at for words that somebody may have meant: the common ones are among them. */
const SAMPLE = 2_000;
const LEAST_ALIKE = 0.35;
const MOST_ALIKE = 4;

/** The same for words that look like these, for who mistyped one; null when there are none. */
export async function readAlikeSearch(tx: Tx, typed: string): Promise<string | null> {
  const [{ search }]: [{ search: string | null }] = await tx.query(
    `WITH known AS MATERIALIZED (SELECT word FROM ts_stat('SELECT search FROM learnings ORDER BY id LIMIT ${SAMPLE}'))
     SELECT string_agg('(' || said || ')', ' & ' ORDER BY n) AS search
       FROM (${READ_WORDS}) read, LATERAL (
         SELECT string_agg(quote_literal(word), ' | ') AS said FROM (
           SELECT known.word FROM known
            WHERE greatest(similarity(known.word, read.word), similarity(known.word, btrim(nl, ''''))) >= ${LEAST_ALIKE}
            ORDER BY greatest(similarity(known.word, read.word), similarity(known.word, btrim(nl, ''''))) DESC, known.word LIMIT ${MOST_ALIKE}
         ) nearest
       ) alike
      WHERE nl <> '' AND en <> ''`,
    [wordsOf(typed)],
  );
  return search;
}
