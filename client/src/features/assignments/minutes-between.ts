/** Whole minutes from one moment to another; negative when it lies before. */
export function minutesBetween(from: string | Date, to: string | Date): number {
  return Math.trunc((new Date(to).getTime() - new Date(from).getTime()) / 60_000);
}
