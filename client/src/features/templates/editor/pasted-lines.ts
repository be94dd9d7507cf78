/**
 * The lines of a list that somebody copied from elsewhere, without its bullets and numbers; null when it is a single line, which
 * pastes as it is.
 */
export function pastedLines(text: string): string[] | null {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^\s*(?:[-*•–▪◦]|\d{1,3}[.)])\s+/, '').trim())
    .filter(Boolean);
  return lines.length > 1 ? lines : null;
}
