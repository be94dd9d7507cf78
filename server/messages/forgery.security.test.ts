import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { packageRoot } from '../config/package-root.ts';
import { messagesWebhook, textMessage } from '../test/signed-webhook.ts';
import { tableDigests } from '../test/table-digests.ts';
import { createWebhookSender, type WebhookSender } from '../test/webhook-sender.ts';
import { startWorld, type World } from '../test/world.ts';
import { sign } from '../whatsapp/signature.ts';

const FLIPS = 10_000;
const REFUSED = '{"error":{"code":"unauthenticated","message":"The signature does not match."}}';
const SIGNATURE = 'x-hub-signature-256';

let world: World;
let sender: WebhookSender;
const log: string[] = [];
beforeAll(async () => {
  world = await startWorld({ log: { level: 'debug', write: (line) => log.push(line) } });
  sender = createWebhookSender(world.kinto.url);
});
afterAll(async () => {
  sender.close();
  await world.stop();
});

type Sent = { body: Buffer; headers: Record<string, string | string[]> };

/** `n` bits, spread evenly over these bytes, each turned in a copy of its own. */
function flipped(bytes: Buffer, n: number): Buffer[] {
  return Array.from({ length: n }, (_, i) => {
    const bit = Math.floor((i * bytes.length * 8) / n);
    const copy = Buffer.from(bytes);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  });
}

/** Bytes as latin1: what a header can carry. Line ends, NUL and the like never leave a client. */
const fitsHeader = (text: string) => /^[\x20-\x7e\x80-\xff]*$/.test(text);

test('10,000 flipped bits and every wrong kind of signature: 401 with one constant body, and no row anywhere changes', async () => {
  const { appSecret, verifyToken, phoneNumberId } = world.emulator;
  // Long enough that each bit of the body is turned at most once.
  const body = Buffer.from(
    JSON.stringify(
      messagesWebhook(phoneNumberId, '+12025550188', [
        textMessage('wamid.forged', `ok ä ${'x'.repeat(800)}`),
      ]),
    ).replaceAll('ä', '\\u00e4'),
  );
  const good = sign(body, appSecret);
  const digits = good.slice(7);
  const mac = (algorithm: string, secret = appSecret) => createHmac(algorithm, secret).update(body);
  const bits = flipped(Buffer.from(good), good.length * 8)
    .map((bytes) => bytes.toString('latin1'))
    .filter(fitsHeader);
  const headers: (string | string[] | null)[] = [
    ...bits,
    ...[null, '', ' ', 'sha256', 'sha256=', digits, `=${digits}`, `sha256:${digits}`, `sha256= ${digits}`],
    ...[`SHA256=${digits}`, `Sha256=${digits}`, `sha256=${digits.toUpperCase()}`, good.toUpperCase()],
    ...Array.from({ length: 64 }, (_, i) => `sha256=${digits.slice(0, i)}`),
    ...Array.from({ length: 64 }, (_, i) => `sha256=${digits}${'0'.repeat(i + 1)}`),
    ...['0', 'f', ' ', 'g'].map((letter) => `sha256=${letter.repeat(64)}`),
    ...['sha1', 'sha512', 'md5'].flatMap((kind) => {
      const hex = mac(kind).digest('hex');
      return [`${kind}=${hex}`, `sha256=${hex}`, hex];
    }),
    ...[mac('sha256').digest('base64'), `sha256=${mac('sha256').digest('base64')}`],
    ...['', verifyToken, 'secret', appSecret.slice(1), `${appSecret} `].map((secret) => sign(body, secret)),
    ...[[good, good], [good, bits[0] ?? ''], [bits[0] ?? '', good], `${good},${good}`, `${good}, ${good}`],
    ...[
      `${good};`,
      `${good} x`,
      `"${good}"`,
      `sha256=sha256=${digits}`,
      'undefined',
      'null',
      '[object Object]',
    ],
  ];
  const parsed: unknown = JSON.parse(body.toString());
  const bodies = [
    ...flipped(body, FLIPS - bits.length),
    ...[JSON.stringify(parsed), JSON.stringify(parsed, null, 2), ` ${body}`, `${body} `, `${body}\n`].map(
      (text) => Buffer.from(text),
    ),
    ...[Buffer.from(body.toString(), 'utf16le'), Buffer.concat([Buffer.from('\ufeff'), body])],
    ...[Buffer.alloc(0), body.subarray(0, -1), body.subarray(1), Buffer.concat([body, body])],
  ];
  const forged: Sent[] = [
    ...headers.map((header): Sent => ({ body, headers: header === null ? {} : { [SIGNATURE]: header } })),
    ...bodies.map((bytes) => ({ body: bytes, headers: { [SIGNATURE]: good } })),
    ...['x-hub-signature', 'x-signature', 'authorization', 'x-hub-signature-512'].map((name) => ({
      body,
      headers: { [name]: good },
    })),
    ...[
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
    ].map((type) => ({ body: bodies[0] as Buffer, headers: { [SIGNATURE]: good, 'content-type': type } })),
  ];
  const before = await tableDigests(world.database);
  const answers = await sender.postAll(forged);
  const wrong = answers.filter(({ status, body: said }) => status !== 401 || said !== REFUSED);
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(await tableDigests(world.database)).toEqual(before);
  expect((await sender.post(body, { [SIGNATURE]: good })).status).toBe(200);
  await world.settled();
  expect(await world.database.sql('SELECT wamid FROM inbound_messages')).toEqual([{ wamid: 'wamid.forged' }]);
  recordFigure(
    'G1',
    `${forged.length} forged deliveries (${bits.length} bits of the signature and ${FLIPS - bits.length} of the body flipped): ${answers.length - wrong.length} × 401, 0 rows changed, 0 × 5xx; the true one 200`,
  );
});

test('No answer and no line of the log holds a secret, a signature that would be good, or what the sender wrote', async () => {
  const { appSecret, verifyToken, phoneNumberId } = world.emulator;
  const marker = 'MARKER-of-the-sender';
  const body = Buffer.from(
    JSON.stringify(messagesWebhook(phoneNumberId, '+12025550187', [textMessage('wamid.hint', marker)])),
  );
  const expected = sign(body, appSecret).slice(7);
  const said: string[] = [];
  for (const header of [undefined, `sha256=${'0'.repeat(64)}`, 'sha256=short'])
    said.push((await sender.post(body, header === undefined ? {} : { [SIGNATURE]: header })).body);
  const ask = async (query: string) => {
    const answer = await fetch(`${world.kinto.url}/api/whatsapp/webhook${query}`);
    said.push(await answer.clone().text());
    return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() };
  };
  const token = encodeURIComponent(verifyToken);
  const wrong = [
    '',
    'wrong',
    `${token}x`,
    token.slice(1),
    `${token}&hub.verify_token=${token}`,
    '%00',
    '[]',
    '[$ne]=',
  ];
  for (const each of wrong)
    expect(await ask(`?hub.mode=subscribe&hub.challenge=7&hub.verify_token=${each}`)).toMatchObject({
      status: 403,
    });
  expect(await ask(`?hub.mode=subscribe&hub.verify_token[$ne]=x&hub.challenge=7`)).toMatchObject({
    status: 403,
  });
  const script = '<script>alert(1)</script>';
  expect(
    await ask(`?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=${encodeURIComponent(script)}`),
  ).toEqual({ status: 200, type: 'text/plain; charset=utf-8', body: script });
  const written = [...said, ...log].join('\n');
  for (const secret of [appSecret, expected, marker, world.accessToken])
    expect(written).not.toContain(secret);
  expect(log.join('\n')).not.toContain(verifyToken);
  recordFigure(
    'G2',
    `${wrong.length + 1} wrong verify tokens 403, <script> back as text/plain; ${log.length} log lines and ${said.length} answers without a secret or an expected signature`,
    'hints',
  );
});

test('With an access token and without app secret or verify token the product does not start, and prints neither', async () => {
  const whole = {
    WHATSAPP_ACCESS_TOKEN: 'the-access-token-of-this-test-is-long-enough',
    WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
    WHATSAPP_APP_SECRET: 'the-app-secret-of-this-test-is-long-enough',
    WHATSAPP_VERIFY_TOKEN: 'the-verify-token-of-this-test-is-long-enough',
  };
  const lacking = [
    { ...whole, WHATSAPP_APP_SECRET: undefined },
    { ...whole, WHATSAPP_APP_SECRET: '' },
    { ...whole, WHATSAPP_VERIFY_TOKEN: undefined },
    { ...whole, WHATSAPP_APP_SECRET: undefined, NODE_ENV: 'production' },
    { ...whole, WHATSAPP_APP_SECRET: 'too-short', NODE_ENV: 'production' },
    { ...whole, WHATSAPP_APP_SECRET: whole.WHATSAPP_VERIFY_TOKEN, NODE_ENV: 'production' },
  ];
  for (const variables of lacking) {
    const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      cwd: packageRoot(),
      env: { PORT: '0', HOST: '127.0.0.1', DATABASE_URL: world.database.url, ...given } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    child.stdout.on('data', (piece) => (printed += piece));
    child.stderr.on('data', (piece) => (printed += piece));
    const [code] = await once(child, 'exit');
    expect([variables, code]).not.toEqual([variables, 0]);
    expect(printed).toMatch(/WHATSAPP_(APP_SECRET|VERIFY_TOKEN)/);
    for (const value of Object.values(whole)) expect(printed).not.toContain(value);
  }
  recordFigure('G2', `${lacking.length} starts without a usable secret: all refused`, 'start');
});
