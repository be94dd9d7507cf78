import { eq } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { systemConfig } from '../db/schema/system-config.ts';
import type { HealthResult } from '../whatsapp/cloud-api-types.ts';
import { policyOf } from '../whatsapp/error-policy.ts';
import type { Check, ServiceState } from './check.ts';

export interface WhatsAppCheckOptions {
  db: Db;
  /** Where the emulator's page is; `null` when the product talks to Meta. */
  emulatorUrl: string | null;
  /** Empty when WHATSAPP_PHONE_NUMBER_ID is not set. */
  phoneNumberId: string;
  phoneNumberHealth: () => Promise<HealthResult>;
  clock: () => Date;
}

/** Milliseconds that an answer of Meta is good for: the status is asked for often, and Meta counts calls. */
const GOOD_FOR = 5 * 60_000;
const BAD_FOR = 30_000;

const withoutNumber: ServiceState = {
  status: 'error',
  cause: 'no_number',
  action:
    'WHATSAPP_PHONE_NUMBER_ID is not set: nothing is sent, and no message that comes in is taken for ours.',
};

/**
 * Whether messages can be sent: the number's own health, as Meta tells it, asked at most every five minutes, or every
 * thirty seconds while it is bad.
 */
export function checkWhatsApp(options: WhatsAppCheckOptions): Check {
  let answer: Promise<ServiceState> | undefined;
  let goodUntil = Number.NEGATIVE_INFINITY;
  async function ask(now: number): Promise<ServiceState> {
    const state = stateOf(await options.phoneNumberHealth());
    if (state.status === 'healthy') goodUntil = now + GOOD_FOR;
    return state;
  }
  return async () => {
    const where = options.emulatorUrl === null ? {} : { emulator: true, emulatorUrl: options.emulatorUrl };
    if (await isSwitchedOff(options.db)) {
      const action = 'No new conversation starts: whatsapp_enabled is false in system_config.';
      return { status: 'off', ...where, cause: 'off', action };
    }
    // Meta would only say that it knows no such call.
    if (options.phoneNumberId === '') return { ...withoutNumber, ...where };
    const now = options.clock().getTime();
    if (now >= goodUntil) {
      // Also while the answer is on its way: one question at a time.
      goodUntil = now + BAD_FOR;
      answer = ask(now);
    }
    return { ...((await answer) as ServiceState), ...where };
  };
}

async function isSwitchedOff(db: Db): Promise<boolean> {
  const [config] = await db
    .select({ enabled: systemConfig.whatsappEnabled })
    .from(systemConfig)
    .where(eq(systemConfig.id, true));
  return config?.enabled === false;
}

function stateOf(health: HealthResult): ServiceState {
  if (health.kind === 'refused') {
    return { status: 'error', cause: 'refused', action: policyOf(health.error, () => 0).plainWords };
  }
  if (health.kind === 'failed') {
    return {
      status: 'error',
      cause: 'unreachable',
      action: 'WhatsApp does not answer. Is the network up, and WHATSAPP_API_URL right?',
    };
  }
  const numbers = {
    phoneNumber: health.displayPhoneNumber,
    phoneNumberStatus: health.status,
    qualityRating: health.qualityRating,
    throughput: health.throughput,
  };
  // Only a connected number can send [M:phones]; an answer without a status says nothing bad.
  if (health.status !== null && health.status !== 'CONNECTED') {
    return {
      status: 'error',
      ...numbers,
      cause: 'not_connected',
      action: 'The number cannot send. See WhatsApp Manager for why.',
    };
  }
  if (health.qualityRating === 'RED') {
    return {
      status: 'warning',
      ...numbers,
      cause: 'low_quality',
      action: 'People block or report the number. See WhatsApp Manager.',
    };
  }
  return { status: 'healthy', ...numbers };
}
