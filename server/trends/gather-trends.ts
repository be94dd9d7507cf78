import type { Trend } from '../../shared/contracts/trends.ts';

/** One number that was answered; a type, since rows of SQL have an index signature. */
export type Measured = {
  task_name: string;
  unit: string | null;
  min: number | null;
  max: number | null;
  value: number;
  out_of_limits: boolean;
  at: string | Date;
  submission_id: string;
};

/** Numbers, newest first, as one line a task: those measured most often first. One answer alone is a line too. */
export function gatherTrends(newestFirst: readonly Measured[]): Trend[] {
  const trends = new Map<string, Trend>();
  for (const row of newestFirst) {
    const key = `${row.task_name.trim().toLowerCase()}\u0000${row.unit ?? ''}`;
    const trend = trends.get(key) ?? {
      taskName: row.task_name,
      unit: row.unit,
      min: row.min,
      max: row.max,
      points: [],
    };
    trends.set(key, trend);
    trend.points.push({
      at: new Date(row.at).toISOString(),
      value: row.value,
      outOfLimits: row.out_of_limits,
      submissionId: row.submission_id,
    });
  }
  for (const { points } of trends.values()) points.reverse();
  return [...trends.values()].sort((a, b) => b.points.length - a.points.length);
}
