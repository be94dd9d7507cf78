/** What is going on, for whoever waits; on stderr, apart from the results. */
export function progress(words: string): void {
  console.error(`… ${words}`);
}
