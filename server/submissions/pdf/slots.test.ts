import { expect, test } from 'vitest';
import { createPdfSlots } from './slots.ts';

async function* pieces() {
  yield 1;
  yield 2;
}
const begin = async (slots: ReturnType<typeof createPdfSlots>, person: string) => {
  const iterator = slots.within(person, pieces)[Symbol.asyncIterator]();
  await iterator.next();
  return iterator;
};

test('Two at once for each person; one that is done or no longer wanted makes room', async () => {
  const slots = createPdfSlots();
  const first = await begin(slots, 'a');
  const second = await begin(slots, 'a');
  await begin(slots, 'b');
  await expect(begin(slots, 'a')).rejects.toMatchObject({ code: 'too_many_requests' });
  await first.return?.();
  const third = await begin(slots, 'a');
  await expect(begin(slots, 'a')).rejects.toMatchObject({ code: 'too_many_requests' });
  await third.next();
  await third.next();
  await begin(slots, 'a');
  await second.return?.();
});
