import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { createApp } from './app.ts';
import { type EmulatorOptions, settingsFrom } from './settings.ts';
import { type Verification, verifyWebhook } from './webhook/verify-webhook.ts';
import type { EmulatorEvent } from './world/events.ts';
import { createWorld, type World } from './world/world.ts';

export type Emulator = {
  /** Without a slash at the end; what WHATSAPP_API_URL is set to. */
  url: string;
  port: number;
  phoneNumberId: string;
  appSecret: string;
  verifyToken: string;
  /** Where webhooks go from now on. */
  setWebhookUrl(url: string): void;
  /** Performs the verification GET. */
  verify(): Promise<Verification>;
  /** Tells what happens on the phones; returns the way to stop listening. */
  subscribe(listener: (event: EmulatorEvent) => void): () => void;
  /** Resolves when no webhook delivery is pending. */
  idle(): Promise<void>;
  /** Resolves when every socket and timer is gone. */
  close(): Promise<void>;
};

/**
 * Starts an emulator of its own, in memory; any number of them run side by side in one process.
 * @throws when the port can't be had
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const settings = settingsFrom(options);
  const world = createWorld(settings, (error) => console.error('Emulator fault:', error));
  const server = createServer(createApp(world));
  const port = await listen(server, settings.port, settings.host);
  world.ownUrl = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`;
  let closing: Promise<void> | undefined;
  return {
    url: world.ownUrl,
    port,
    phoneNumberId: settings.phoneNumberId,
    appSecret: settings.appSecret,
    verifyToken: settings.verifyToken,
    setWebhookUrl: (url) => {
      settings.webhookUrl = url;
    },
    verify: () => verifyWebhook(world),
    subscribe: world.events.subscribe,
    idle: world.tasks.idle,
    close: () => {
      closing ??= shut(world, server);
      return closing;
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function shut(world: World, server: Server) {
  const workEnded = world.tasks.close();
  const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await world.webhooks.agent.destroy();
  await Promise.all([workEnded, stopped]);
  // Closed handles leave the process at the end of a turn of the event loop, after its immediates.
  await setImmediate();
  await setImmediate();
}
