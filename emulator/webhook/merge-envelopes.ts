import type { Envelope, Value } from './envelope.ts';

/**
 * Puts many updates into one body, as Meta does under load: all messages in one value with each contact once, the
 * statuses in a second change.
 */
export function mergeEnvelopes(envelopes: Envelope[]): Envelope {
  const [first] = envelopes;
  if (!first) throw new Error('Nothing to merge');
  const values = envelopes.flatMap(({ entry }) =>
    entry.flatMap(({ changes }) => changes.map(({ value }) => value)),
  );
  const parts = [values.filter((value) => value.messages), values.filter((value) => !value.messages)];
  const changes = parts
    .filter((part) => part.length > 0)
    .map((part) => ({ value: mergeValues(part), field: 'messages' }));
  return { object: first.object, entry: [{ id: first.entry[0]?.id ?? '', changes }] };
}

function mergeValues(values: Value[]): Value {
  const merged: Value = { ...values[0] };
  for (const list of ['contacts', 'messages', 'statuses'] as const) {
    const items = values.flatMap((value) => value[list] ?? []);
    if (items.length > 0) merged[list] = list === 'contacts' ? onceEach(items) : items;
  }
  return merged;
}

const onceEach = (contacts: Record<string, unknown>[]) => [
  ...new Map(contacts.map((contact) => [contact.user_id, contact])).values(),
];
