import { isIPv6 } from 'node:net';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pool } from '../db/pool.ts';
import { AppError } from '../errors.ts';

const WINDOW_SECONDS = 15 * 60;
/** Wrong passwords for one account in a window; then it is locked for a window, the next time for two, then four … */
export const ACCOUNT_TRIES = 10;
/** Failed tries from one address in a window, whatever the accounts. */
export const ADDRESS_TRIES = 100;
/** Whoever locks somebody else out can't do so for longer, in seconds. */
export const LONGEST_LOCK = 4 * 60 * 60;
/** For how long locks of an account are remembered, in seconds. */
const LOCK_MEMORY = 24 * 60 * 60;

export interface LoginThrottle {
  /** Counts one try before the password is looked at, so that many at once can't slip through. @throws AppError too_many_requests */
  take(account: string, ip: string): Promise<void>;
  /** The try was good: it counts no more, nor do the failed ones before it. */
  forgive(account: string, ip: string): Promise<void>;
  /** Counts a try that costs something and names no account. @throws AppError too_many_requests */
  takeAddress(ip: string): Promise<void>;
}

/** Limits that all processes on a database share. `account` is any key that stands for the account, up to 100 characters. */
export function createLoginThrottle(pool: Pool): LoginThrottle {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration,
    });
  const accounts = limiter('login_account', ACCOUNT_TRIES, WINDOW_SECONDS);
  const addresses = limiter('login_address', ADDRESS_TRIES, WINDOW_SECONDS);
  const locks = limiter('login_locks', Number.MAX_SAFE_INTEGER, LOCK_MEMORY);

  async function lockFor(account: string, tries: RateLimiterRes): Promise<number> {
    if (tries.consumedPoints !== ACCOUNT_TRIES + 1) return tries.msBeforeNext / 1000;
    const { consumedPoints: nth } = await locks.consume(account);
    const seconds = Math.min(WINDOW_SECONDS * 2 ** (nth - 1), LONGEST_LOCK);
    await accounts.block(account, seconds);
    return seconds;
  }

  async function takeAddress(ip: string): Promise<void> {
    const over = await overLimit(addresses, networkOf(ip));
    if (over) throw tooMany(over.msBeforeNext / 1000);
  }

  return {
    takeAddress,
    async take(account, ip) {
      await takeAddress(ip);
      const over = await overLimit(accounts, account);
      if (over) throw tooMany(await lockFor(account, over));
    },
    async forgive(account, ip) {
      await accounts.delete(account);
      await locks.delete(account);
      await addresses.reward(networkOf(ip));
    },
  };
}

async function overLimit(limiter: RateLimiterPostgres, key: string): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}

function tooMany(seconds: number): AppError {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return new AppError(
    'too_many_requests',
    `Too many attempts. Please try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) },
  );
}

/** An IPv6 customer has a whole /64 to choose addresses from: its first half stands for all of them. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped || !isIPv6(ip)) return mapped ?? ip;
  const [head = '', tail] = ip.split('%', 1)[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array(8 - left.length - right.length).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
