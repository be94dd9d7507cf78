import { expect, test } from 'vitest';
import type { Assignment } from '../../../../shared/contracts/assignments.ts';
import { assignmentState, canBeCancelled, startAction } from './assignment-state.ts';

type Session = NonNullable<Assignment['session']>;

const session = (
  status: Session['status'],
  delivery?: NonNullable<Session['lastDelivery']>['status'],
): Session => ({
  id: 's',
  status,
  currentTaskIndex: 0,
  totalTasks: 5,
  answered: 0,
  startedAt: null,
  lastMessageAt: null,
  expiresAt: null,
  lastDelivery: delivery ? { status: delivery, error: null } : null,
});

test.each<[Assignment['status'], Session | null, string, string | null]>([
  ['pending', null, 'not_started', 'start'],
  ['active', null, 'not_started', 'start'],
  ['pending', session('waiting'), 'waiting', null],
  ['active', session('active'), 'active', null],
  ['active', session('active', 'read'), 'active', null],
  ['active', { ...session('active', 'read'), currentTaskIndex: 5, answered: 5 }, 'to_confirm', null],
  ['active', session('active', 'failed'), 'undelivered', 'send_again'],
  ['active', session('expired', 'failed'), 'expired', 'send_again'],
  ['active', session('cancelled'), 'stopped', 'send_again'],
  ['completed', session('completed', 'failed'), 'completed', null],
  ['cancelled', session('active', 'failed'), 'cancelled', null],
  ['cancelled', null, 'cancelled', null],
])('%s with session %o is %s, to be started by %s', (status, given, state, action) => {
  expect(assignmentState({ status, session: given })).toBe(state);
  expect(startAction(assignmentState({ status, session: given }))).toBe(action);
});

test('only what is open can be cancelled', () => {
  const open = (['pending', 'active', 'completed', 'cancelled'] as const).filter((status) =>
    canBeCancelled({ status }),
  );
  expect(open).toEqual(['pending', 'active']);
});
