import type { ServiceStatus } from '../../../../shared/contracts/system.ts';
import type { Advice, SystemWords } from '../../texts/system.ts';

/** What is wrong with a part and what to do about it; null while nothing is. Without a known cause, the server's own words. */
export function adviceOf(name: string, service: ServiceStatus, texts: SystemWords): Advice | null {
  if (service.status === 'healthy') return null;
  const cause = causeOf(service);
  const known = texts.advice[name]?.[cause];
  const action = typeof service.action === 'string' ? service.action : undefined;
  // Why Meta refuses is only known to the server.
  if (known) return cause === 'refused' && action ? { ...known, what: action } : known;
  return action && cause !== 'no_answer' ? { ...texts.unknown, what: action } : texts.unknown;
}

function causeOf({ cause, emulator }: ServiceStatus): string {
  if (cause === 'unreachable' && emulator === true) return 'emulator_away';
  return typeof cause === 'string' ? cause : 'no_answer';
}

const rank = { error: 0, warning: 1, off: 2, healthy: 3 } as const;

/** What is wrong comes first; the rest stands as the server has it. */
export const worstFirst = (services: Record<string, ServiceStatus>): [string, ServiceStatus][] =>
  Object.entries(services).sort(([, a], [, b]) => rank[a.status] - rank[b.status]);
