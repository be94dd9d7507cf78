/**
 * What our buttons and list rows carry. The session and the question are in the id, so that a press on an old message is never
 * taken for an answer to the current one.
 */
export type Press =
  | { kind: 'answer'; sessionId: string; taskIndex: number; value: string }
  | { kind: 'edit'; sessionId: string; taskIndex: number }
  | { kind: 'photo-for'; sessionId: string; taskIndex: number }
  | { kind: 'confirm' | 'choose-edit' | 'stop-yes' | 'stop-no' | 'switch'; sessionId: string };

const bare = ['confirm', 'choose-edit', 'stop-yes', 'stop-no', 'switch'] as const;

export function pressId(press: Press): string {
  const parts: (string | number)[] = [press.kind, press.sessionId];
  if ('taskIndex' in press) parts.push(press.taskIndex);
  if (press.kind === 'answer') parts.push(press.value);
  return parts.join('|');
}

/** `null` for an id that we never gave. */
export function readPressId(id: string): Press | null {
  const [kind, sessionId, index, ...rest] = id.split('|');
  if (!kind || !sessionId) return null;
  const known = bare.find((k) => k === kind);
  if (known) return { kind: known, sessionId };
  if (index === undefined || !/^\d{1,3}$/.test(index)) return null;
  const taskIndex = Number(index);
  if (kind === 'answer') return { kind, sessionId, taskIndex, value: rest.join('|') };
  if (kind === 'edit' || kind === 'photo-for') return { kind, sessionId, taskIndex };
  return null;
}
