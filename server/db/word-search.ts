import { type SQL, sql } from 'drizzle-orm';

/** What parts words: the signs of ASCII, as the migrations that make `search` columns have them. */
const SIGNS = /[\s!-/:-@[-`{-~]+/;
/** Words of more than these find nothing more. */
const MOST_WORDS = 8;

/**
 * A condition on a generated `search` column (tsvector): every word that was typed begins a word there, in any case and order. Parts
 * of the column with other weights than `weights` do not count. `null` when there is no word in it.
 */
export function wordsBegin(column: SQL, text: string, weights: string): SQL | null {
  const words = text.split(SIGNS).filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  // Each between quotes: what PostgreSQL's parser takes for two words becomes two that follow each other.
  const query = words.map((word) => `'${word}':*${weights}`).join(' & ');
  return sql`${column} @@ to_tsquery('simple', ${query})`;
}
