/**
 * For `test.skipIf`: says on the terminal what stays untested and why, so that nothing is passed over in silence.
 * @param why in words; `null` when it can be tested here
 */
export function notHere(why: string | null, untested: string): boolean {
  if (why !== null) console.warn(`NOT TESTED HERE, ${why}: ${untested}`);
  return why !== null;
}
