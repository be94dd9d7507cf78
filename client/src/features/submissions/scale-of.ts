/** Where things stand on the line that shows a value against its limits, in percent from its left end. */
export interface Scale {
  value: number;
  /** Where what is allowed begins and ends; to the end of the line where there is no limit. */
  from: number;
  to: number;
}

/** A share of the line is left free on both sides, so that a value at a limit is not at the edge. */
const FREE = 0.18;

/** Nothing to draw without a limit. */
export function scaleOf(
  value: number,
  { min, max }: { min?: number | undefined; max?: number | undefined },
): Scale | null {
  if (min === undefined && max === undefined) return null;
  const marks = [value, min ?? value, max ?? value];
  const least = Math.min(...marks);
  const span = Math.max(...marks) - least || Math.abs(value) || 1;
  const place = (at: number) => (FREE + ((at - least) / span) * (1 - 2 * FREE)) * 100;
  return {
    value: place(value),
    from: min === undefined ? 0 : place(min),
    to: max === undefined ? 100 : place(max),
  };
}
