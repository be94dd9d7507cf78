import type { Assignment } from '../../../../shared/contracts/assignments.ts';

export interface Progress {
  answered: number;
  total: number;
  /** 0 to 100. */
  percent: number;
}

/** How far the answers are; null while no conversation says how many questions there are. */
export function progressOf({ session }: Pick<Assignment, 'session'>): Progress | null {
  if (!session || session.totalTasks < 1) return null;
  const answered = Math.min(Math.max(session.answered, 0), session.totalTasks);
  return { answered, total: session.totalTasks, percent: (answered / session.totalTasks) * 100 };
}
