import type { Request, Router } from 'express';
import type { SessionSecrets } from './accounts/session-tokens.ts';
import type { Config } from './config/config.ts';
import type { Actor, Context } from './context.ts';
import type { ConversationDependencies } from './conversation/conversation-tx.ts';
import type { Draining } from './http/draining.ts';
import type { Live } from './live/live.ts';
import type { WebhookRouterDependencies } from './messages/webhook-router.ts';
import type { Metrics, ReadGauges } from './monitoring/metrics.ts';
import type { ReadSystemStatus } from './monitoring/read-system-status.ts';
import type { PhotoStore } from './photos/photo-store.ts';
import type { SetupDependencies } from './setup/setup-dependencies.ts';

/** What `kinto` puts together and `app` hangs routes on. */
export interface Parts {
  config: Config;
  version: string;
  context: Context;
  secrets: SessionSecrets;
  authenticate: (request: Request) => Promise<Actor>;
  conversation: ConversationDependencies;
  webhook: WebhookRouterDependencies;
  photoStore: PhotoStore;
  metrics: Metrics;
  gauges: readonly ReadGauges[];
  readSystemStatus: ReadSystemStatus;
  /** Of what this process needs to do its work, and nothing that asks Meta. */
  readHealth: ReadSystemStatus;
  liveRouter: Router;
  announce: Live['publish'];
  draining: Draining;
  setup: SetupDependencies;
}
