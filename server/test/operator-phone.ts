import { nextSecond } from './next-second.ts';

/** One message in the chat of a phone of the emulator's. */
export interface ChatMessage {
  seq: number;
  wamid: string;
  direction: 'inbound' | 'outbound';
  type: string;
  /** What a person reads. */
  text: string;
  /** Buttons and list rows, as they can be pressed. */
  choices: { id: string; title: string }[];
  status: string;
  /** Media id of the picture that it shows. */
  picture: string | null;
}

/** Seconds: longer than the claim of a process that died, or of one that lost its database, holds a message. */
const PATIENCE = 16;

/** An operator with a phone. `at` is when the phone sends it, in seconds since 1970. */
export interface Operator {
  text(body: string, options?: { quote?: string; at?: number }): Promise<string>;
  press(message: ChatMessage, title: string): Promise<string>;
  photos(files: Buffer[], options?: { caption?: string; quote?: string; at?: number }): Promise<string[]>;
  raw(message: Record<string, unknown>): Promise<void>;
  /** Everything that the product said, oldest first. */
  heard(): Promise<ChatMessage[]>;
  /** Waits for what the product says next after `after` messages. @throws Error when nothing comes in that many seconds */
  hears(after: number, patience?: number): Promise<ChatMessage>;
}

export function operatorPhone(emulatorUrl: string, phoneNumber: string): Operator {
  const base = `${emulatorUrl}/emulator/phones/${phoneNumber.replace('+', '')}`;
  const post = async (path: string, body: unknown) => {
    const response = await fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { wamids?: string[]; error?: { message: string } };
    if (!response.ok) throw new Error(`${path}: ${answer.error?.message}`);
    return answer.wamids ?? [];
  };
  const heard = async () => {
    const response = await fetch(`${base}/messages?direction=outbound`);
    if (response.status === 400 || response.status === 404) return [];
    const { items } = (await response.json()) as { items: Raw[] };
    return items.map(read);
  };
  return {
    text: async (body, options = {}) => (await post('/text', { body, ...options }))[0] ?? '',
    async press(message, title) {
      const choice = message.choices.find((c) => c.title === title);
      if (!choice) throw new Error(`There is no "${title}" on: ${message.text}`);
      return (await post('/press', { messageWamid: message.wamid, id: choice.id }))[0] ?? '';
    },
    async photos(files, options = {}) {
      if (options.at === undefined) await nextSecond();
      const photos = files.map((file) => ({ base64: file.toString('base64') }));
      return post('/photos', { ...options, photos });
    },
    raw: async (message) => void (await post('/raw', { message })),
    heard,
    async hears(after, patience = PATIENCE) {
      let last = 0;
      for (let waited = 0; waited < patience; waited += 2) {
        const all = await heard();
        const next = all[after];
        if (next) return next;
        last = all.at(-1)?.seq ?? 0;
        await fetch(`${base}/messages?direction=outbound&after=${last}&waitMs=2000`);
      }
      throw new Error(`After ${after} messages nothing more was said`);
    },
  };
}

interface Raw extends Omit<ChatMessage, 'text'> {
  content: {
    body?: string | { text: string };
    caption?: string;
    id?: string;
    header?: { image?: { id: string } };
    /** Of a message template, what was filled in. */
    components?: { parameters: { text?: string }[] }[];
  };
}

function read({ content, ...message }: Raw): ChatMessage {
  const { body, caption = '' } = content;
  const filledIn = content.components?.[0]?.parameters[0]?.text;
  const text = typeof body === 'string' ? body : (body?.text ?? filledIn ?? caption);
  return { ...message, text, picture: content.header?.image?.id ?? content.id ?? null };
}
