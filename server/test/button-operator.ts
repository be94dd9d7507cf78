import type { Operator } from './operator-phone.ts';

/** Seconds: longer than any fault that a test makes, and than what it takes to get over it. */
const PATIENCE = 90;

/**
 * An operator who answers every question by its button, again when it arrives again, and confirms the summary.
 * @param options.thinkMs before each press; none unless said
 * @param options.beforePress called before each press
 * @returns how many messages came more than once; resolves when the product says done
 */
export async function answerByButton(
  phone: Operator,
  options: { thinkMs?: number; beforePress?: () => void } = {},
): Promise<number> {
  const seen = new Set<string>();
  let again = 0;
  for (let heard = 0; ; heard++) {
    const message = await phone.hears(heard, PATIENCE);
    const what = /Question \d+ of|📝|🎉/u.exec(message.text)?.[0];
    if (what === undefined) continue;
    if (seen.has(what)) again++;
    seen.add(what);
    if (what === '🎉') return again;
    if (options.thinkMs) await new Promise((resolve) => setTimeout(resolve, options.thinkMs));
    options.beforePress?.();
    await phone.press(message, what === '📝' ? '✅ Confirm' : 'OK');
  }
}
