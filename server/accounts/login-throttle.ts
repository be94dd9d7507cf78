import { isIPv6 } from 'node:net';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pool } from '../db/pool.ts';
import { AppError } from '../errors.ts';

const WINDOW_SECONDS = 15 * 60;
/** Wrong passwords for one account in a window; then it is locked for a window, the next time for two, then four … */
export const ACCOUNT_TRIES = 10;
/** Wrong codes after the right password, in a window; then it is locked in the same way. */
export const CODE_TRIES = 5;
/** Failed tries from one address in a window, whatever the accounts. */
export const ADDRESS_TRIES = 100;
/** Whoever locks somebody else out can't do so for longer, in seconds. */
export const LONGEST_LOCK = 4 * 60 * 60;
/** For how long locks of an account are remembered, in seconds. */
const LOCK_MEMORY = 24 * 60 * 60;

export interface LoginThrottle {
  /** Counts one try before the password is looked at, so that many at once can't slip through. @throws AppError too_many_requests */
  take(account: string, ip: string): Promise<void>;
  /** Counts one try of a code that goes with the right password. @throws AppError too_many_requests */
  takeCode(account: string): Promise<void>;
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
  const codes = limiter('login_code', CODE_TRIES, WINDOW_SECONDS);
  const addresses = limiter('login_address', ADDRESS_TRIES, WINDOW_SECONDS);
  const locks = limiter('login_locks', Number.MAX_SAFE_INTEGER, LOCK_MEMORY);

  /** One too many locks for longer each time; the ones after it wait for the end of that. */
  async function takeOf(tries: RateLimiterPostgres, account: string): Promise<void> {
    const over = await overLimit(tries, account);
    if (!over) return;
    if (over.consumedPoints !== tries.points + 1) throw tooMany(over.msBeforeNext / 1000);
    const { consumedPoints: nth } = await locks.consume(account);
    const seconds = Math.min(WINDOW_SECONDS * 2 ** (nth - 1), LONGEST_LOCK);
    await tries.block(account, seconds);
    throw tooMany(seconds);
  }

  async function takeAddress(ip: string): Promise<void> {
    const over = await overLimit(addresses, networkOf(ip));
    if (over) throw tooMany(over.msBeforeNext / 1000);
  }

  return {
    takeAddress,
    async take(account, ip) {
      await takeAddress(ip);
      await takeOf(accounts, account);
    },
    takeCode: (account) => takeOf(codes, account),
    async forgive(account, ip) {
      await accounts.delete(account);
      await codes.delete(account);
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
