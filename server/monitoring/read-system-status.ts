import type { SystemStatus } from '../../shared/contracts/system.ts';
import type { Logger } from '../log/logger.ts';
import type { Check, ServiceState } from './check.ts';
import { within } from './within.ts';

export interface SystemStatusOptions {
  checks: Record<string, Check>;
  clock: () => Date;
  log: Logger;
  /** Milliseconds that one check may take; 2,000 unless said. */
  longest?: number;
}

export type ReadSystemStatus = () => Promise<SystemStatus>;

const LONGEST_CHECK = 2_000;
/** Milliseconds: anybody may ask, so asking a thousand times a second must not cost a thousand times. */
const GOOD_FOR = 1_000;

/**
 * All parts at once, each with `since`: when this process first saw it in this state. Those who ask together, or within
 * a second, get one answer.
 */
export function createSystemStatus(options: SystemStatusOptions): ReadSystemStatus {
  const since = new Map<string, { status: string; at: string }>();
  let latest: { at: number; answer: Promise<SystemStatus> } | undefined;

  async function read(now: Date): Promise<SystemStatus> {
    const states = await Promise.all(
      Object.entries(options.checks).map(async ([name, check]) => [name, await look(name, check)] as const),
    );
    const timestamp = now.toISOString();
    const services: SystemStatus['services'] = {};
    for (const [name, state] of states) {
      if (since.get(name)?.status !== state.status) since.set(name, { status: state.status, at: timestamp });
      services[name] = { ...state, since: since.get(name)?.at };
    }
    return { overall: worst(states.map(([, state]) => state.status)), services, timestamp };
  }

  async function look(name: string, check: Check): Promise<ServiceState> {
    try {
      return await within(options.longest ?? LONGEST_CHECK, check);
    } catch (err) {
      options.log.warn({ err, service: name }, 'System status: a check failed');
      return { status: 'error', action: 'It does not answer, or not in time. The log says more.' };
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
