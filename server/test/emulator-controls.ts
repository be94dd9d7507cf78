/** What tests steer the emulator with: see emulator/README.md. */
export interface EmulatorControls {
  switches(switches: Record<string, unknown>): Promise<void>;
  /** Sends any webhook once. `signature`: good, wrong, missing, or the header itself. */
  webhook(body: unknown, signature?: string): Promise<{ status: number | null; body: string | null }>;
  /** The messages that the product asked the Cloud API to send, oldest first, whatever came of it. */
  sends(): Promise<SendRequest[]>;
}

export interface SendRequest {
  status: number;
  to: string | undefined;
  opaque: string | undefined;
}

export function emulatorControls(url: string): EmulatorControls {
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${url}/emulator${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    async switches(switches) {
      await post('/switches', switches);
    },
    webhook: async (body, signature = 'good') =>
      (await post('/webhook/raw', { body, signature })) as { status: number | null; body: string | null },
    async sends() {
      const response = await fetch(`${url}/emulator/requests`);
      const { items } = (await response.json()) as { items: RawRequest[] };
      return items
        .filter(({ method, path, body }) => method === 'POST' && path.endsWith('/messages') && body?.type)
        .map(({ status, body }) => ({ status, to: body?.to, opaque: body?.biz_opaque_callback_data }));
    },
  };
}

interface RawRequest {
  method: string;
  path: string;
  status: number;
  body?: { type?: string; to?: string; biz_opaque_callback_data?: string };
}
