/**
 * The query keys that a topic of the live updates makes stale. Query keys begin with the topic's word:
 * `assignments` → all of it; `submissions:42` → that one, and the lists it stands in; `everything` → every query.
 */
export function topicKeys(topic: string): string[][] {
  if (topic === 'everything') return [[]];
  const colon = topic.indexOf(':');
  if (colon === -1) return [[topic]];
  const word = topic.slice(0, colon);
  return [
    [word, topic.slice(colon + 1)],
    [word, 'list'],
  ];
}
