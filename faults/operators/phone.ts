import type { Ledger, Tap } from '../ledger.ts';
import type { Pictures } from '../meta/media.ts';
import type { Sender } from '../meta/sender.ts';

/** What a tap says, before it is sent. */
export type Said = Pick<Tap, 'runId' | 'taskIndex' | 'kind'> &
  Partial<Pick<Tap, 'result' | 'value' | 'words'>>;

/** The phone of an operator: every message has a wamid of its own and stands in the ledger before it leaves. */
export interface Phone {
  operatorId: number;
  press(button: { id: string; title: string }, on: string, said: Said): void;
  text(body: string, said: Said, quote?: string): void;
  photo(said: Said, caption?: string): void;
  /** When the last photo was sent (`Date.now`). */
  lastPhotoAt(): number;
}

let wamids = 0;

export function createPhone(options: {
  operatorId: number;
  /** Digits. */
  number: string;
  ledger: Ledger;
  sender: Sender;
  pictures: Pictures;
}): Phone {
  const { operatorId, number, ledger, sender, pictures } = options;
  const note = (said: Said, photo: boolean): string => {
    wamids += 1;
    const wamid = `wamid.in${wamids}`;
    const nothing = { result: null, value: null, words: null };
    ledger.taps.set(wamid, { ...nothing, ...said, wamid, operatorId, photo, at: Date.now() });
    ledger.counts.taps += 1;
    return wamid;
  };
  const send = (id: string, message: Record<string, unknown>) =>
    sender.message(number, { id, timestamp: String(Math.floor(Date.now() / 1000)), ...message });
  const context = (id: string) => ({ context: { from: '15550783881', id } });
  let lastPhotoAt = 0;
  return {
    operatorId,
    lastPhotoAt: () => lastPhotoAt,
    press({ id, title }, on, said) {
      const interactive = { type: 'button_reply', button_reply: { id, title } };
      send(note(said, false), { type: 'interactive', ...context(on), interactive });
    },
    text(body, said, quote) {
      send(note(said, false), { type: 'text', text: { body }, ...(quote && context(quote)) });
    },
    photo(said, caption) {
      lastPhotoAt = Date.now();
      const media = pictures.take();
      const wamid = note(said, true);
      ledger.photos.set(wamid, {
        wamid,
        mediaId: media.id,
        sha256: media.sha256.toString('hex'),
        faulted: false,
      });
      const image = { id: media.id, mime_type: 'image/jpeg', sha256: media.sha256.toString('base64') };
      send(wamid, { type: 'image', image: { ...image, ...(caption && { caption }) } });
    },
  };
}
