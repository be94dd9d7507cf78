import fc from 'fast-check';
import { hostileText, hostileValue } from './hostile.ts';
import { type Place, placesIn, read, remove, write } from './nodes.ts';
import { payloads } from './payloads.ts';

/** What the world in which a webhook arrives knows: senders with a conversation, ids of ours, buttons that were sent. */
export interface Familiar {
  phoneNumberId: string;
  /** Digits only. */
  senders: string[];
  wamids: string[];
  buttons: string[];
  /** Seconds since 1970: when the first of it is sent. */
  since: number;
}

/** One webhook: the bytes that are signed and sent. */
export interface MutatedWebhook {
  /** Names of the payloads that it was made from, and what was done to them. */
  made: string;
  body: Buffer;
}

type Mutation = (root: unknown, at: Place) => void;

const names = [...payloads.keys()];
/** Those that give an operator another number are rare: else nobody would be left whose number we know. */
const chosenNames = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...names.filter((name) => !/changed|update/.test(name))) },
  { weight: 1, arbitrary: fc.constantFrom(...names) },
);
const copyOf = (name: string): unknown => structuredClone(payloads.get(name));
const keysKnown = [...new Set(names.flatMap((name) => placesIn(payloads.get(name)).map(({ key }) => key)))]
  .filter((key) => typeof key === 'string')
  .concat('__proto__', 'constructor', '', 'a\u0000b', 'x'.repeat(3_000));
const typesKnown = ['text', 'image', 'document', 'button', 'interactive', 'audio', 'system', 'unsupported']
  .concat('button_reply', 'list_reply', 'nfm_reply', 'user_changed_number', 'user_changed_user_id')
  .concat('sent', 'delivered', 'read', 'failed', 'messages', 'user_id_update');

const anyPlace = fc.nat({ max: 10_000 });
const pick = (root: unknown, at: number): Place | undefined => {
  const places = placesIn(root);
  return places[at % Math.max(places.length, 1)];
};

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  hostileValue.map(
    (value): Mutation =>
      (_root, at) =>
        write(at, structuredClone(value)),
  ),
  hostileText.map(
    (value): Mutation =>
      (_root, at) =>
        write(at, value),
  ),
  fc.constant<Mutation>((_root, at) => remove(at)),
  fc.constant<Mutation>((_root, at) => write(at, [read(at)])),
  fc.constant<Mutation>((_root, at) => write(at, JSON.stringify(read(at)))),
  fc.constant<Mutation>((_root, at) =>
    write(at, Number(JSON.stringify(read(at))?.replace(/\D/g, '').slice(0, 20))),
  ),
  fc.constantFrom(...typesKnown).map(
    (type): Mutation =>
      (_root, at) =>
        write(at, type),
  ),
  fc.constantFrom(...keysKnown).map(
    (key): Mutation =>
      (_root, at) =>
        write({ holder: at.holder, key: Array.isArray(at.holder) ? 0 : key }, read(at)),
  ),
  fc.integer({ min: 2, max: 30 }).map(
    (times): Mutation =>
      (_root, at) => {
        if (Array.isArray(at.holder)) at.holder.push(...Array.from({ length: times }, () => copy(read(at))));
      },
  ),
  fc.record({ name: fc.constantFrom(...names), from: anyPlace }).map(
    ({ name, from }): Mutation =>
      (_root, at) => {
        const source = pick(copyOf(name), from);
        if (source) write(at, read(source));
      },
  ),
);

const copy = (value: unknown): unknown => structuredClone(value);

/** Levels of nesting, written by hand: nothing that makes JSON of objects gets there. */
const DEEP = 50_000;

/** How the bytes are written, and what becomes of them on the way: everything is signed as it is sent. */
const bytes: fc.Arbitrary<(json: string) => Buffer> = fc.oneof(
  { weight: 1_000, arbitrary: fc.constant((json: string) => Buffer.from(json)) },
  { weight: 400, arbitrary: fc.constant((json: string) => Buffer.from(escaped(json))) },
  {
    weight: 100,
    arbitrary: fc.nat({ max: 20_000 }).map((at) => (json: string) => Buffer.from(json.slice(0, at))),
  },
  {
    weight: 100,
    arbitrary: fc
      .record({ at: fc.nat(), value: fc.nat({ max: 255 }) })
      .map(({ at, value }) => (json: string) => {
        const body = Buffer.from(json);
        if (body.length > 0) body[at % body.length] = value;
        return body;
      }),
  },
  {
    weight: 100,
    arbitrary: fc
      .constantFrom('', '\ufeff', '[', '{"entry":', '"', 'null', '\u0000', 'object=whatsapp_business_account')
      .map((head) => (json: string) => Buffer.from(head + json)),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(['[', ']'], ['{"entry":', '}'], ['{"entry":[', ']}']).map(
      ([open = '', close = '']) =>
        (json: string) =>
          Buffer.from(open.repeat(DEEP) + json + close.repeat(DEEP)),
    ),
  },
);

/** As Meta writes JSON: everything beyond ASCII by its code, slashes with a backslash. */
function escaped(json: string): string {
  return json
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/');
}

/**
 * Webhooks like Meta's, and unlike them: one to four known payloads in one, made familiar to the world (fresh ids, senders who have a
 * conversation, buttons that were really sent), then changed in up to six places, then written as bytes. Shrinks to the one change
 * that matters.
 */
export function mutatedWebhook(familiar: Familiar): fc.Arbitrary<MutatedWebhook> {
  return fc
    .record({
      chosen: fc.array(chosenNames, { minLength: 1, maxLength: 4 }),
      id: fc.noBias(fc.bigInt({ min: 0n, max: 2n ** 62n })),
      known: fc.record({
        wamid: fc.integer({ min: 0, max: 9 }),
        after: fc.option(fc.integer({ min: -60, max: 600 }), { freq: 5 }),
        sender: fc.option(fc.constantFrom(...familiar.senders), { freq: 3 }),
        button: fc.option(fc.constantFrom(...familiar.buttons), { freq: 3 }),
        quoted: fc.option(fc.constantFrom(...familiar.wamids), { freq: 2 }),
      }),
      mutations: fc.array(fc.record({ at: anyPlace, mutate: mutation }), { maxLength: 6 }),
      bytes,
    })
    .map(({ chosen, id, known, mutations, bytes }) => {
      const root = merged(chosen.map(copyOf));
      const wamid = known.wamid === 0 ? null : `wamid.fuzz.${id}`;
      const timestamp = known.after === null ? null : String(familiar.since + known.after);
      makeFamiliar(root, familiar, { ...known, wamid, timestamp });
      for (const { at, mutate } of mutations) {
        const place = pick(root, at);
        if (place) mutate(root, place);
      }
      return {
        made: `${chosen.join(' + ')}, ${mutations.length} changes`,
        body: bytes(JSON.stringify(root) ?? ''),
      };
    });
}

/** Several payloads as one delivery: the entries of all. */
function merged(roots: unknown[]): unknown {
  const [first, ...others] = roots;
  const entriesOf = (root: unknown) => (root as { entry?: unknown } | null)?.entry;
  const entries = entriesOf(first);
  if (!Array.isArray(entries)) return first;
  for (const other of others) {
    const more = entriesOf(other);
    if (Array.isArray(more)) entries.push(...more);
  }
  return first;
}

interface Known {
  wamid: string | null;
  timestamp: string | null;
  sender: string | null;
  button: string | null;
  quoted: string | null;
}

/** Puts what the world knows where it belongs, so that a message gets as far as the conversation. */
function makeFamiliar(root: unknown, familiar: Familiar, known: Known): void {
  let members = 0;
  for (const at of placesIn(root)) {
    const value = read(at);
    const part = at.holder as Record<string, unknown>;
    if (at.key === 'phone_number_id') write(at, familiar.phoneNumberId);
    else if (known.sender && (at.key === 'from' || at.key === 'wa_id' || at.key === 'recipient_id'))
      write(at, known.sender);
    else if (known.sender && String(at.key).endsWith('user_id') && typeof value === 'string')
      write(at, undefined);
    else if (known.button && at.key === 'id' && 'title' in part) write(at, known.button);
    else if (known.quoted && at.key === 'id' && 'status' in part) write(at, known.quoted);
    else if (known.quoted && at.key === 'context') write(at, { from: '15550783881', id: known.quoted });
    else if (known.timestamp && at.key === 'timestamp') write(at, known.timestamp);
    else if (known.wamid && at.key === 'id' && 'timestamp' in part && !('status' in part))
      write(at, `${known.wamid}.${members++}`);
  }
}
