import { expect, test } from 'vitest';
import { roles } from '../../../../shared/words.ts';
import { may } from './may.ts';

test('a role may do all that the ones before it may, and no more', () => {
  expect(roles.filter((role) => may({ role }, 'manager'))).toEqual(['manager', 'admin']);
  expect(roles.filter((role) => may({ role }, 'viewer'))).toEqual([...roles]);
});
