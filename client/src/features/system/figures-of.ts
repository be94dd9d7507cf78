import type { ServiceStatus } from '../../../../shared/contracts/system.ts';
import type { SystemWords } from '../../texts/system.ts';
import { spanInWords } from './span-in-words.ts';

export interface Figure {
  label: string;
  value: string;
}

interface Tools {
  words: SystemWords['figures'];
  /** A moment as the site writes it. */
  when: (iso: string) => string;
}

type Details = Omit<ServiceStatus, 'status'>;

/** What a part tells in figures, in words; what it does not tell is left out, and so is a nought that says nothing. */
export function figuresOf(name: string, details: Details, { words, when }: Tools): Figure[] {
  const number = (key: string) => (typeof details[key] === 'number' ? details[key] : undefined);
  const text = (key: string) => (typeof details[key] === 'string' ? details[key] : undefined);
  const count = (label: string, key: string) => one(label, number(key)?.toString());
  const ifAny = (label: string, key: string) => (number(key) ? count(label, key) : []);
  const span = (label: string, key: string) => (number(key) ? one(label, spanInWords(number(key) ?? 0)) : []);
  switch (name) {
    case 'database':
      return [...one(words.latency, milliseconds(number('latencyMs'))), ...connections(details, words)];
    case 'whatsapp':
      return [
        ...one(words.phoneNumber, text('phoneNumber')),
        ...one(words.quality, words.qualities[text('qualityRating') ?? '']),
      ];
    case 'webhook': {
      const last = text('lastMessageAt');
      const never = details.lastMessageAt === null ? words.never : undefined;
      return [
        ...one(words.lastMessage, last === undefined ? never : when(last)),
        ...count(words.unhandled, 'unhandled'),
        ...span(words.oldest, 'oldestUnhandledSeconds'),
        ...ifAny(words.setAside, 'setAsideIn24Hours'),
      ];
    }
    case 'outbox':
      return [...count(words.pending, 'pending'), ...span(words.oldest, 'oldestSeconds')];
    case 'photos':
      return [
        ...count(words.photosPending, 'pending'),
        ...span(words.oldest, 'oldestPendingSeconds'),
        ...count(words.photosFailed, 'failedIn24Hours'),
      ];
    case 'disk':
      return one(words.free, free(number('freeBytes'), number('freePercent'), words));
    case 'jobs':
      return [
        ...count(words.due, 'due'),
        ...span(words.overdue, 'overdueSeconds'),
        ...count(words.jobsFailed, 'failedIn24Hours'),
      ];
    default:
      return [];
  }
}

const one = (label: string, value: string | undefined): Figure[] =>
  value === undefined ? [] : [{ label, value }];

const milliseconds = (value: number | undefined) =>
  value === undefined ? undefined : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

function connections({ connections: pool }: Details, words: Tools['words']): Figure[] {
  if (typeof pool !== 'object' || pool === null) return [];
  const { used, size, waiting } = pool as Record<string, unknown>;
  if (typeof used !== 'number' || typeof size !== 'number') return [];
  const queue = typeof waiting === 'number' && waiting > 0 ? one(words.waiting, String(waiting)) : [];
  return [...one(words.connections, words.ofConnections(used, size)), ...queue];
}

const GIGABYTE = 1024 ** 3;

function free(bytes: number | undefined, percent: number | undefined, words: Tools['words']) {
  if (bytes === undefined || percent === undefined) return undefined;
  const gigabytes = bytes / GIGABYTE;
  return words.ofDisk(`${gigabytes < 10 ? gigabytes.toFixed(1) : Math.round(gigabytes)} GB`, percent);
}
