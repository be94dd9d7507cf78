import { randomBytes } from 'node:crypto';
import type { Settings } from '../settings.ts';
import { createWebhooks, type Webhooks } from '../webhook/webhooks.ts';
import { createEvents, type Events } from './events.ts';
import { createMediaStore, type MediaStore } from './media-store.ts';
import type { ChatMessage } from './message.ts';
import type { Phone } from './phone.ts';
import { createRing, type Ring } from './ring.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import { createTasks, type Tasks } from './tasks.ts';

const REQUESTS_KEPT = 5000;
const MEDIA_BYTES_KEPT = 500 * 1024 * 1024;

export type GraphRequest = {
  at: string;
  method: string;
  path: string;
  userAgent: string | null;
  authorization: string | null;
  body: unknown;
  status: number | null;
};

/** Everything one emulator knows. Two emulators in one process share nothing. */
export type World = {
  settings: Settings;
  switches: Switches;
  phones: Map<string, Phone>;
  phonesByUserId: Map<string, Phone>;
  messages: Map<string, ChatMessage>;
  lastSeq: number;
  media: MediaStore;
  requests: Ring<GraphRequest>;
  /** Statuses that the switch `holdStatuses` keeps back. */
  heldStatuses: (() => Promise<void>)[];
  /** Programs that need this emulator now: see control/holds.ts. */
  holds: Set<string>;
  events: Events;
  tasks: Tasks;
  webhooks: Webhooks;
  /** Upper-case hex, 24 characters. */
  randomHex: () => string;
  /** Where the emulator itself is reached, without a slash at the end. Known once it listens. */
  ownUrl: string;
};

export function createWorld(settings: Settings, onFault: (error: unknown) => void): World {
  const tasks = createTasks(onFault);
  const switches = defaultSwitches(settings.autoRead);
  return {
    settings,
    switches,
    phones: new Map(),
    phonesByUserId: new Map(),
    messages: new Map(),
    lastSeq: 0,
    media: createMediaStore(randomMediaId, MEDIA_BYTES_KEPT),
    requests: createRing(REQUESTS_KEPT),
    heldStatuses: [],
    holds: new Set(),
    events: createEvents(),
    tasks,
    webhooks: createWebhooks({ settings, switches, tasks }),
    randomHex: () => randomBytes(12).toString('hex').toUpperCase(),
    ownUrl: '',
  };
}

function randomMediaId(): string {
  return `1${(randomBytes(8).readBigUInt64BE(0) % 10n ** 15n).toString().padStart(15, '0')}`;
}
