/** The task index that `answer-2` names; null for any other fragment of an address. */
export function taskOfHash(hash: string): number | null {
  const index = /^#?answer-(\d{1,3})$/.exec(hash)?.[1];
  return index === undefined ? null : Number(index);
}
