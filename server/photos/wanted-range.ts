import type { Request } from 'express';

export interface Range {
  /** Both inclusive, in bytes. */
  start: number;
  end: number;
}

/** The one range that is asked for; `null` for the whole file: no range, several, a bad one, or one of another version. */
export function wantedRange(request: Request, bytes: number, etag: string): Range | 'unsatisfiable' | null {
  const condition = request.get('If-Range');
  if (condition !== undefined && condition !== etag) return null;
  const ranges = request.range(bytes);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}
