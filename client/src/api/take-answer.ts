import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Puts the answer of a change where a query has its data. What is under way for that query was read before the change: it must not
 * come in later and put the old back, for then the next change would begin from it and be refused.
 */
export async function takeAnswer(client: QueryClient, queryKey: QueryKey, answer: unknown): Promise<void> {
  await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, answer);
}
