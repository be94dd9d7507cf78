import { hash, parseOptions, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, two passes, one lane: OWASP's least for it. Change these and old hashes are renewed at sign-in. */
const POLICY = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash by the same policy that no password is known for: makes an unknown user cost the time of a known one. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$CZZQqM9IRhIJkI/ShOcGmg$nYh0xmHDGnlpxp2MypJjMGF4LOkcmCM68KxeN3G59k8';

/** Some 20 ms of one core and 19 MiB; runs on the thread pool. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, POLICY);
}

/** False as well when `stored` is no hash at all. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password);
  } catch {
    return false;
  }
}

/** Whether a hash was made with weaker or other parameters than those of today. */
export function isOutdated(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return (
    memoryCost !== POLICY.memoryCost || timeCost !== POLICY.timeCost || parallelism !== POLICY.parallelism
  );
}
