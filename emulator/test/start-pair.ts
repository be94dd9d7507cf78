import type { EmulatorOptions } from '../settings.ts';
import { startEmulator } from '../start.ts';
import { startReceiver } from './start-receiver.ts';

export const OPERATOR = '255712345678';

type Answer = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any field of an answer
  body: any;
};

/** An emulator and a receiver of its webhooks, with short ways to talk to the emulator. */
export async function startPair(options: EmulatorOptions = {}) {
  const receiver = await startReceiver();
  const emulator = await startEmulator({ port: 0, webhookUrl: receiver.url, statusDelayMs: 0, ...options });

  async function call(method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
    const response = await fetch(emulator.url + path, {
      method,
      headers: { authorization: 'Bearer token', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  return {
    emulator,
    receiver,
    call,
    /** POST to the messages endpoint, to the usual operator unless `fields` say otherwise. */
    send: (fields: object) =>
      call('POST', `/v26.0/${emulator.phoneNumberId}/messages`, {
        messaging_product: 'whatsapp',
        to: `+${OPERATOR}`,
        ...fields,
      }),
    /** POST to one of the operator's acts: text, press, photos, raw, read. */
    act: (name: string, body: object, digits = OPERATOR) =>
      call('POST', `/emulator/phones/${digits}/${name}`, body),
    chat: async (digits = OPERATOR) => (await call('GET', `/emulator/phones/${digits}/messages`)).body.items,
    switches: (changes: object) => call('POST', '/emulator/switches', changes),
    close: async () => {
      await emulator.close();
      await receiver.close();
    },
  };
}

export type Pair = Awaited<ReturnType<typeof startPair>>;
