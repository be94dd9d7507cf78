const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A span in its largest unit, and the next where that tells something: `3 days, 2 hours`, `12 minutes`, `40 seconds`. */
export function spanInWords(seconds: number, language?: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const first = Math.max(
    0,
    UNITS.findIndex(([, size]) => whole >= size),
  );
  const words = (count: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  const [unit, size] = whole === 0 ? UNITS[3] : (UNITS[first] ?? UNITS[3]);
  const count = Math.floor(whole / size);
  const [nextUnit, nextSize] = UNITS[first + 1] ?? UNITS[3];
  const rest = first < 2 ? Math.floor((whole % size) / nextSize) : 0;
  return rest > 0 && count < 10 ? `${words(count, unit)}, ${words(rest, nextUnit)}` : words(count, unit);
}
