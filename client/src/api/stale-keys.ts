/**
 * The query keys that topics of the live updates make stale. Query keys begin with the topic's word:
 * `assignments` → all of it; `submissions:42` → that one, its transcript, and the lists it stands in; `everything` →
 * every query; `machines` → those, and what shows their names. A word that comes along with ids means its lists: the ids say which ones changed.
 */
export function staleKeys(topics: readonly string[]): string[][] {
  // The site's time zone is in every list of a day.
  if (topics.includes('everything') || topics.includes('settings')) return [[]];
  const named = topics.filter((topic) => topic.includes(':')).map(split);
  const words = topics.filter((topic) => !topic.includes(':'));
  return [
    ...named,
    ...named.filter(([word]) => word === 'submissions').map(([, id]) => ['transcripts', id]),
    ...[...new Set(named.map(([word]) => word))].map((word) => [word, 'list']),
    ...words.filter((word) => !named.some(([other]) => other === word)).map((word) => [word]),
    ...(words.some((word) => SHOWN_ELSEWHERE.has(word)) ? SHOW_NAMES.map((word) => [word]) : []),
  ];
}

/** Their names are shown where work is. They seldom change. */
const SHOWN_ELSEWHERE = new Set(['machines', 'operators', 'templates']);
const SHOW_NAMES = ['assignments', 'submissions', 'conversations'];

function split(topic: string): [word: string, id: string] {
  const colon = topic.indexOf(':');
  return [topic.slice(0, colon), topic.slice(colon + 1)];
}
