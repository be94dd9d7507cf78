import { expect, test } from 'vitest';
import type { AuditEntry } from '../../../../shared/contracts/audit.ts';
import { subjectName } from './subject-name.ts';

const act = (over: Partial<AuditEntry>): AuditEntry => ({
  id: 1,
  at: '2026-11-20T08:00:00Z',
  user: null,
  actor: 'system',
  action: 'machine.change',
  subjectKind: 'machine',
  subjectId: '7',
  before: null,
  after: null,
  ip: null,
  ...over,
});

test('The name of today comes first, then what the act says, then the number', () => {
  const named = act({ before: { name: 'Old' }, after: { name: 'New' } });
  expect(subjectName(named, { 'machine:7': 'Today' })).toBe('Today');
  expect(subjectName(named, { 'operator:7': 'Somebody' })).toBe('New');
  expect(subjectName(act({ after: { email: 'a@b.example' } }), {})).toBe('a@b.example');
  expect(subjectName(act({}), {})).toBe('#7');
  expect(subjectName(act({ subjectId: 'site' }), {})).toBeNull();
});
