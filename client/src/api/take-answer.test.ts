import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { takeAnswer } from './take-answer.ts';

test('What was asked before a change does not overwrite its answer', async () => {
  const client = new QueryClient();
  const queryKey = ['submissions', '7'];
  client.setQueryData(queryKey, 'first');
  let arrive = (_data: string) => {};
  const asked = client.fetchQuery({
    queryKey,
    queryFn: () =>
      new Promise<string>((resolve) => {
        arrive = resolve;
      }),
  });
  asked.catch(() => {});
  await takeAnswer(client, queryKey, 'second');
  arrive('first');
  await asked.catch(() => {});
  expect(client.getQueryData(queryKey)).toBe('second');
});
