/** The value of a `datetime-local` input as an instant, read in the browser's time zone; null when it is empty or no time. */
export function dueTime(local: string): string | null {
  if (!local) return null;
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
