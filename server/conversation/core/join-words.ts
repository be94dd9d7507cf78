const MOST = 4096;

/** Words added to words, each on a line of its own; what was said already is not said twice. */
export function joinWords(...parts: (string | null | undefined)[]): string {
  const said: string[] = [];
  for (const part of parts) {
    const words = part?.trim();
    if (words && !said.some((before) => before === words || before.split('\n').includes(words)))
      said.push(words);
  }
  return said.join('\n').slice(0, MOST);
}
