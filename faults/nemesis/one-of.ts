/** One of several, by chance. */
export function oneOf<T>(several: readonly T[], random: () => number): T {
  return several[Math.floor(random() * several.length)] as T;
}
