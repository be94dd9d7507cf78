import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is not counted but looked up when somebody asks: by the names that admins see. */
export const gaugeHelp = {
  whatsapp_active_conversations: 'Conversations that are running now',
  whatsapp_outbox_pending: 'Messages that wait to be handed to WhatsApp',
  whatsapp_outbox_oldest_seconds: 'Age of the oldest of them, in seconds; 0 when none waits',
  auth_active_sessions: 'Sign-ins that are good now',
  database_connection_pool_used: 'Database connections of this process that are at work',
  database_connection_pool_size: 'The most database connections that this process opens',
  photos_stored_bytes: 'Bytes of all stored photos',
} as const;
export type GaugeName = keyof typeof gaugeHelp;
const gaugeNames = Object.keys(gaugeHelp) as GaugeName[];
export type GaugeReading = Partial<Record<GaugeName, number>>;

/** Looks some gauges up, at each scrape. Whatever it throws costs its own gauges only. */
export type ReadGauges = () => GaugeReading | Promise<GaugeReading>;

/** Seconds. A transaction of ours takes a millisecond; a lock should be held for less than one. */
const transactionBuckets = [0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
const lockBuckets = [
  0.0001, 0.00025, 0.0005, 0.00075, 0.001, 0.0015, 0.002, 0.003, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1,
];
const replyBuckets = [0.005, 0.01, 0.015, 0.02, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const cleanupBuckets = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * Everything that is counted, in a registry of its own, by the names of the contract with admins (seconds and bytes
 * throughout). One process, one registry: under pm2 with several instances a scrape shows the one that answered.
 */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, buckets, registers });
  const gauges = gaugeNames.map(
    (name) => [name, new Gauge({ name, help: gaugeHelp[name], registers })] as const,
  );
  return {
    registry,
    gauges,
    httpRequests: counter(registry, 'http_requests_total', 'Requests answered, by status', 'status'),
    httpRequestDuration: histogram(
      'http_request_duration_seconds',
      'Time to answer a request',
      requestBuckets,
    ),
    messagesSent: counter(
      registry,
      'whatsapp_messages_sent_total',
      'Messages handed to WhatsApp, by what came of it',
      'status',
    ),
    messagesProcessed: counter(
      registry,
      'whatsapp_messages_processed_total',
      'Inbound messages handled, by kind',
      'kind',
    ),
    transactionDuration: histogram(
      'whatsapp_transaction_duration_seconds',
      'Time of a whole transaction on a conversation, waiting for the lock included',
      transactionBuckets,
    ),
    lockHeld: histogram('whatsapp_lock_held_seconds', 'Time a conversation stayed locked', lockBuckets),
    replyLatency: histogram(
      'whatsapp_reply_latency_seconds',
      'From the webhook with a message to its reply handed to WhatsApp',
      replyBuckets,
    ),
    duplicates: counter(
      registry,
      'whatsapp_duplicates_total',
      'Messages that came again and changed nothing',
    ),
    authAttempts: counter(registry, 'auth_attempts_total', 'Attempts to sign in, by result', 'result'),
    rateLimitExceeded: counter(
      registry,
      'rate_limit_exceeded_total',
      'Requests refused for coming too often',
    ),
    cleanupDuration: histogram('cleanup_duration_seconds', 'Time of one cleanup', cleanupBuckets),
  };
}

function counter<L extends string = never>(
  registry: Registry,
  name: string,
  help: string,
  ...labelNames: L[]
) {
  return new Counter<L>({ name, help, labelNames, registers: [registry] });
}
