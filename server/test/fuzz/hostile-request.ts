import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { fromSchema, type Meaningful, type Schema } from './from-schema.ts';
import { hostileText, hostileValue } from './hostile.ts';

/** A route as the product's own OpenAPI document describes it. */
export interface Route {
  method: string;
  /** `/api/machines/{id}` */
  path: string;
  /** The status of a success. */
  status: number;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  body: { type: string; schema: Schema } | null;
}

export interface HostileRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}
interface Operation {
  parameters: Route['parameters'];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, unknown>;
}

/** Every route that the OpenAPI document names. */
export function routesOf({ paths }: Document): Route[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters, requestBody, responses }]) => {
      const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
      return {
        method: method.toUpperCase(),
        path,
        status: Number(Object.keys(responses).find((status) => /^\d+$/.test(status))),
        parameters,
        body: type && content ? { type, schema: content.schema } : null,
      };
    }),
  );
}

const HEADERS: Record<string, readonly string[]> = {
  accept: ['*/*', 'text/html', 'application/json;q=', ',,,'],
  'accept-language': ['ar', 'x'.repeat(2_000)],
  cookie: [
    'kinto_session=',
    'a=b; a=c; __proto__=x; =;',
    `kinto_session=${'x'.repeat(3_000)}`,
    'a=%zz',
    'j=j:{"a":1}',
  ],
  'idempotency-key': ['key-1', '', 'x'.repeat(201), 'é', '__proto__'],
  'if-none-match': ['*', 'W/"x"', '"'],
  origin: ['null', 'http://[', 'https://evil.example'],
  range: ['bytes=0-', 'bytes=9-1', 'bytes=-', 'bytes=0-1,2-3', 'lines=1'],
  'sec-fetch-site': ['cross-site', 'same-origin', 'x'],
  'user-agent': ['', 'x'.repeat(5_000)],
  'x-forwarded-for': ['::1', '1.2.3.4, ::ffff:5.6.7.8', 'not an address', ','.repeat(1_000)],
  'x-forwarded-proto': ['https', 'javascript'],
  'x-forwarded-host': ['evil.example', '['],
  'x-http-method-override': ['DELETE'],
  'x-request-id': ['\t', '"}{', 'a'.repeat(64)],
  ['__proto__']: ['polluted'],
};
const headers = fc
  .array(
    fc
      .constantFrom(...Object.keys(HEADERS))
      .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(HEADERS[name] ?? [])))),
    { maxLength: 3 },
  )
  .map((pairs): [string, string][] => pairs.map(([name, value]) => [name, latin(value)]));

const latin = (text: string) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?');

/** Requests for one route: most of them fit its contract but for a hostile place, some are no proper requests at all. */
export function hostileRequest(route: Route, meaningful: Meaningful): fc.Arbitrary<HostileRequest> {
  const inPlace = (place: string) => route.parameters.filter((one) => one.in === place);
  const values = (place: string) =>
    fc.record(
      Object.fromEntries(
        inPlace(place).map(({ name, schema }) => [name, fromSchema(schema, meaningful, nameOf(route, name))]),
      ),
      {
        requiredKeys: inPlace(place)
          .filter(({ required }) => required)
          .map(({ name }) => name),
      },
    );
  return fc
    .record({
      params: values('path'),
      query: fc.tuple(values('query'), fc.array(fc.tuple(hostileText, hostileText), { maxLength: 1 })),
      headers,
      body: route.body
        ? bodyOf(route.body, meaningful)
        : fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: strayBody }),
    })
    .map(({ params, query: [asked, more], headers, body }) => {
      const path = route.path.replace(/\{(\w+)\}/g, (_all, name: string) => encoded(params[name]) || '%00');
      const pairs = [...Object.entries(asked), ...more].flatMap(([name, value]) =>
        Array.isArray(value) ? value.map((one) => [name, one] as const) : [[name, value] as const],
      );
      const search = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
      return {
        method: route.method,
        path: `${path}${search === '' ? '' : `?${search}`}`.slice(0, 12_000),
        headers: Object.fromEntries([...headers, ...(body?.headers ?? [])]),
        body: body?.bytes ?? null,
      };
    });
}

/** `id` means another thing in each path: `/api/machines/{id}` looks for `machines.id`. */
const nameOf = (route: Route, name: string) => (name === 'id' ? `${route.path.split('/')[2]}.id` : name);

function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return encodeURIComponent(text.toWellFormed())
    .slice(0, 3_000)
    .replace(/%[0-9A-F]?$/, '');
}

interface Body {
  bytes: Buffer;
  headers: [string, string][];
}

const typed = (type: string, bytes: Buffer, more: [string, string][] = []): Body => ({
  bytes,
  headers: [['content-type', type], ...more],
});
const asJson = (bytes: Buffer, more: [string, string][] = []) => typed('application/json', bytes, more);

const strayBody = hostileValue.map((value) => asJson(Buffer.from(JSON.stringify(value) ?? 'null')));

function bodyOf({ type, schema }: NonNullable<Route['body']>, meaningful: Meaningful): fc.Arbitrary<Body> {
  if (type === 'multipart/form-data') return multipart;
  const text = fromSchema(schema, meaningful).map((value) => JSON.stringify(value) ?? 'null');
  const broken: fc.Arbitrary<Body>[] = [
    strayBody,
    fc.tuple(text, fc.nat({ max: 400 })).map(([one, at]) => asJson(Buffer.from(one.slice(0, at)))),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => asJson(Buffer.from(bytes))),
    text.map((one) => asJson(gzipSync(one), [['content-encoding', 'gzip']])),
    text.map((one) => asJson(Buffer.from(one), [['content-encoding', 'gzip']])),
    text.map((one) => typed('text/plain', Buffer.from(one))),
    text.map((one) => typed('application/json; charset=utf-16le', Buffer.from(one, 'utf16le'))),
    fc.constantFrom(...BROKEN_JSON).map((one) => asJson(Buffer.from(one))),
  ];
  return fc.oneof(
    { weight: 6 * broken.length, arbitrary: text.map((one) => asJson(Buffer.from(one))) },
    ...broken.map((arbitrary) => ({ weight: 1, arbitrary })),
  );
}

const BROKEN_JSON = [
  `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  '{"__proto__":{"a":1}}',
  '{"a":1,"a":2}',
  '\ufeff{}',
  '1e999',
  '{"limit":1e999}',
];

/** What JPEG, PNG, GIF, WebP, AVIF and ZIP files begin with. */
const heads = [
  'ffd8ffe000104a46494600',
  '89504e470d0a1a0a0000000d49484452',
  '474946383961',
  '52494646ffffffff57454250',
  '0000001c6674797061766966',
  '504b0304',
];

/** Forms with a file that is none, with another name, cut off, or with a boundary that never comes. */
const multipart: fc.Arbitrary<Body> = fc
  .record({
    name: fc.oneof({ weight: 5, arbitrary: fc.constant('file') }, { weight: 1, arbitrary: hostileText }),
    filename: hostileText,
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom(...heads.map((head) => Buffer.from(head, 'hex'))),
    ),
    boundary: fc.constantFrom('kinto', 'x'.repeat(70), ''),
    cut: fc.option(fc.nat({ max: 300 }), { freq: 4 }),
    twice: fc.boolean(),
  })
  .map(({ name, filename, bytes, boundary, cut, twice }) => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: image/png\r\n\r\n`;
    const part = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n')]);
    const whole = Buffer.concat([part, ...(twice ? [part] : []), Buffer.from(`--${boundary}--\r\n`)]);
    return {
      bytes: cut === null ? whole : whole.subarray(0, cut),
      headers: [['content-type', `multipart/form-data; boundary=${boundary}`]],
    };
  });
