import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const secrets = { access: 'a'.repeat(32), refresh: 'r'.repeat(32) };

test('What is sealed opens for its owner alone, and only with the secret it was sealed with', () => {
  const sealed = seal(secrets, 'mira', 'JBSWY3DPEHPK3PXP');
  expect(sealed.toString('latin1')).not.toContain('JBSWY3DPEHPK3PXP');
  expect(seal(secrets, 'mira', 'JBSWY3DPEHPK3PXP').equals(sealed)).toBe(false);
  expect(unseal(secrets, 'mira', sealed)).toBe('JBSWY3DPEHPK3PXP');
  expect(unseal(secrets, 'otto', sealed)).toBeNull();
  expect(unseal({ ...secrets, access: 'b'.repeat(32) }, 'mira', sealed)).toBeNull();
});

test('What was changed, cut or made up does not open', () => {
  const sealed = seal(secrets, 'mira', 'JBSWY3DPEHPK3PXP');
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed);
    changed[i] = (changed[i] ?? 0) ^ 1;
    expect(unseal(secrets, 'mira', changed)).toBeNull();
  }
  for (const length of [0, 1, 13, 17, 29, sealed.length - 1])
    expect(unseal(secrets, 'mira', sealed.subarray(0, length))).toBeNull();
});
