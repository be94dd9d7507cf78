import type { Assignment } from '../../../../shared/contracts/assignments.ts';
import type { Tone } from '../../components/ui/tag.tsx';

export type AssignmentState =
  | 'not_started'
  | 'waiting'
  | 'active'
  | 'to_confirm'
  | 'undelivered'
  | 'expired'
  | 'stopped'
  | 'completed'
  | 'cancelled';

type Facts = Pick<Assignment, 'status' | 'session'>;

/** What a manager wants to know of an assignment, out of its own status, its session's and the last delivery. */
export function assignmentState({ status, session }: Facts): AssignmentState {
  if (status === 'completed' || status === 'cancelled') return status;
  if (!session) return 'not_started';
  if (session.status === 'waiting' || session.status === 'expired') return session.status;
  if (session.status === 'cancelled') return 'stopped';
  if (session.lastDelivery?.status === 'failed') return 'undelivered';
  return session.currentTaskIndex < session.totalTasks ? 'active' : 'to_confirm';
}

export const stateTones: Record<AssignmentState, Tone> = {
  not_started: 'quiet',
  waiting: 'quiet',
  active: 'busy',
  to_confirm: 'busy',
  undelivered: 'bad',
  expired: 'warn',
  stopped: 'warn',
  completed: 'good',
  cancelled: 'quiet',
};

/** `start` for a first time, `send_again` to go on where it stopped, null when neither makes sense. */
export function startAction(state: AssignmentState): 'start' | 'send_again' | null {
  if (state === 'not_started') return 'start';
  return state === 'expired' || state === 'stopped' || state === 'undelivered' ? 'send_again' : null;
}

export function canBeCancelled({ status }: Pick<Assignment, 'status'>): boolean {
  return status === 'pending' || status === 'active';
}
