import { Agent, request } from 'node:http';

export interface Answered {
  status: number;
  body: string;
}

/** Posts any bytes with any headers to the webhook, a header as often as it is given, over some connections that are kept. */
export interface WebhookSender {
  post(body: Buffer, headers: Record<string, string | string[]>): Promise<Answered>;
  /** All of these, some at a time, in order of their starting. */
  postAll(sent: readonly { body: Buffer; headers: Record<string, string | string[]> }[]): Promise<Answered[]>;
  close(): void;
}

const AT_ONCE = 16;

export function createWebhookSender(url: string): WebhookSender {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const post: WebhookSender['post'] = (body, headers) =>
    new Promise((resolve, reject) => {
      const asked = request(
        `${url}/api/whatsapp/webhook`,
        { agent, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (piece) => {
            text += piece;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        },
      );
      asked.on('error', reject).end(body);
    });
  return {
    post,
    async postAll(sent) {
      const answers: Answered[] = [];
      const next = sent.entries();
      const work = async () => {
        for (const [i, { body, headers }] of next) answers[i] = await post(body, headers);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return answers;
    },
    close: () => agent.destroy(),
  };
}
