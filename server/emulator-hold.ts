import { get, type IncomingMessage } from 'node:http';

/** "This process needs the emulator": a request that stays open for as long as the process lives. */
export interface EmulatorHold {
  /** Resolves when the emulator is gone. */
  gone: Promise<void>;
  /** Lets go; when nobody else holds it, the emulator ends, and this resolves when it is gone. */
  release(): Promise<void>;
}

const PATIENCE_MS = 3_000;

/** @returns null when no emulator answers there that takes this token: one of another installation would not */
export async function holdEmulator(url: string, accessToken: string): Promise<EmulatorHold | null> {
  const answer = await ask(`${url}/emulator/holds`, accessToken).catch(() => null);
  if (answer === null) return null;
  answer.on('error', () => {});
  const gone = new Promise<void>((resolve) => answer.once('close', resolve));
  const id = answer.statusCode === 200 ? await firstLine(answer).catch(() => null) : null;
  if (id === null) {
    answer.destroy();
    return null;
  }
  return {
    gone,
    async release() {
      const response = await fetch(`${url}/emulator/holds/${id}`, {
        method: 'DELETE',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const { holds } = (await response.json()) as { holds?: number };
      if (holds !== 0) answer.destroy();
      await gone;
    },
  };
}

function ask(url: string, accessToken: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${accessToken}` };
    // A connection of its own, without an end but a limit to how long it may take to begin.
    const request = get(url, { headers, agent: false }, (answer) => {
      clearTimeout(late);
      resolve(answer);
    });
    const late = setTimeout(() => request.destroy(new Error('It does not answer')), PATIENCE_MS);
    request.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
  });
}

async function firstLine(answer: IncomingMessage): Promise<string> {
  const text = await new Promise<string>((resolve, reject) => {
    answer
      .setEncoding('utf8')
      .once('data', resolve)
      .once('close', () => reject(new Error('It ended')));
  });
  return (JSON.parse(text) as { id: string }).id;
}
