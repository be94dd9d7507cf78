import type { SystemStatus } from '../../shared/contracts/system.ts';
import type { Logger } from '../log/logger.ts';
import type { Check, ServiceState } from './check.ts';
import type { KeepSince, SeenState } from './keep-since.ts';
import { within } from './within.ts';

export interface SystemStatusOptions {
  checks: Record<string, Check>;
  clock: () => Date;
  log: Logger;
  /** Milliseconds that one check may take; 2,000 unless said. */
  longest?: number;
  /** Keeps across restarts and processes since when each part is in its state; else only this process remembers. */
  keepSince?: KeepSince;
}

export type ReadSystemStatus = () => Promise<SystemStatus>;

const LONGEST_CHECK = 2_000;
const LONGEST_KEEP = 1_000;
/** Milliseconds: anybody may ask, so asking a thousand times a second must not cost a thousand times. */
const GOOD_FOR = 1_000;

/**
 * All parts at once, each with `since`: when it was first seen in this state. Those who ask together, or within a second, get one
 * answer. Changes that this process sees are in its log.
 */
export function createSystemStatus(options: SystemStatusOptions): ReadSystemStatus {
  const seen = new Map<string, SeenState>();
  let lookedAt: Date | null = null;
  let latest: { at: number; answer: Promise<SystemStatus> } | undefined;

  async function read(now: Date): Promise<SystemStatus> {
    const states = await Promise.all(
      Object.entries(options.checks).map(async ([name, check]) => [name, await look(name, check)] as const),
    );
    const timestamp = now.toISOString();
    for (const [name, state] of states) note(name, state, now);
    lookedAt = now;
    await keep(states.some(([name, { status }]) => name === 'database' && status === 'error'));
    const services: SystemStatus['services'] = {};
    for (const [name, state] of states)
      services[name] = { ...state, since: seen.get(name)?.since.toISOString() };
    return { overall: worst(states.map(([, state]) => state.status)), services, timestamp };
  }

  function note(name: string, { status, cause }: ServiceState, now: Date): void {
    const before = seen.get(name);
    if (before?.status === status) return;
    seen.set(name, { status, since: now, otherwiseAt: before ? lookedAt : null });
    if (before)
      options.log[status === 'healthy' ? 'info' : 'warn'](
        { service: name, status, cause, before: before.status },
        'System status: a part has changed',
      );
  }

  /** Without a database each process has its own memory; what it has seen then is told later. */
  async function keep(databaseIsAway: boolean): Promise<void> {
    if (!options.keepSince || databaseIsAway) return;
    const { keepSince } = options;
    try {
      const kept = await within(LONGEST_KEEP, () => keepSince(seen));
      for (const [name, since] of kept) {
        const state = seen.get(name);
        if (state) seen.set(name, { ...state, since });
      }
    } catch (err) {
      options.log.warn({ err }, 'System status: since when could not be kept');
    }
  }

  async function look(name: string, check: Check): Promise<ServiceState> {
    try {
      return await within(options.longest ?? LONGEST_CHECK, check);
    } catch (err) {
      options.log.warn({ err, service: name }, 'System status: a check failed');
      return {
        status: 'error',
        cause: 'no_answer',
        action: 'It does not answer, or not in time. The log says more.',
      };
    }
  }

  return () => {
    const now = options.clock();
    const age = latest ? now.getTime() - latest.at : Number.POSITIVE_INFINITY;
    if (!latest || age >= GOOD_FOR || age < 0) latest = { at: now.getTime(), answer: read(now) };
    return latest.answer;
  };
}

/** A part that is switched off is as its admin wants it. */
function worst(statuses: ServiceState['status'][]): SystemStatus['overall'] {
  if (statuses.includes('error')) return 'error';
  return statuses.includes('warning') ? 'warning' : 'healthy';
}
