import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { createExpress } from '../http/create-express.ts';
import { serveClient } from '../http/serve-client.ts';
import { createRawClient, type RawClient } from '../test/raw-request.ts';
import { startWorld, type World } from '../test/world.ts';
import { traversals } from './testdata/traversals.ts';

const CANARY = 'canary-that-must-never-sing';
/** What every machine has, and what this project has beside the folders that it serves. */
const FOREIGN = [CANARY, 'root:x:0:0', '"name": "kinto-app"', 'BEGIN PRIVATE KEY'];

let world: World;
let client: RawClient;
let bearer: string;
beforeAll(async () => {
  world = await startWorld();
  client = createRawClient(world.kinto.port);
  bearer = `Authorization: Bearer ${world.manager.token}\r\n`;
  const around = path.dirname(world.photosDir);
  await mkdir(path.join(around, 'photos2'));
  for (const name of ['canary', 'canary.jpg', 'photos2/canary.jpg'])
    await writeFile(path.join(around, name), CANARY);
  await mkdir(path.join(world.photosDir, 'sub.jpg'));
  for (const name of ['canary', '.hidden.jpg', 'sub.jpg/a.jpg'])
    await writeFile(path.join(world.photosDir, name), CANARY);
  await symlink(path.join(around, 'canary.jpg'), path.join(world.photosDir, 'link.jpg'));
  await symlink(around, path.join(world.photosDir, 'linked'));
  await writeFile(path.join(world.photosDir, 'a.jpg'), 'the bytes of a photo');
});
afterAll(async () => {
  client.close();
  await world.stop();
});

const sings = ({ text }: { text: string }) => FOREIGN.some((foreign) => text.includes(foreign));

test('Twenty thousand ways out of the photo folder, over raw sockets: all forbidden, signed in or not, and no canary sings', async () => {
  const paths = traversals('/api/whatsapp-photos/');
  expect(paths.length).toBeGreaterThan(20_000);
  const asked = { canaries: 0, faults: 0, requests: 0 };
  const wrong: unknown[] = [];
  // Who is not signed in is looked at after the name: some of them are enough.
  for (const [headers, some] of [
    [bearer, paths],
    ['', paths.filter((_, i) => i % 10 === 0)],
  ] as const) {
    const answers = await client.askAll(some, headers);
    for (const [i, answer] of answers.entries()) {
      asked.requests++;
      if (sings(answer)) asked.canaries++;
      if (answer.status >= 500 || answer.status === 0) asked.faults++;
      // What holds a byte that no address may, Node's parser refuses by itself; the plain names are photos that are not there.
      if (![400, 403].includes(answer.status) && !isPlain(some[i] ?? ''))
        wrong.push([answer.status, some[i]?.slice(0, 200)]);
    }
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(asked).toMatchObject({ canaries: 0, faults: 0 });
  const [plain] = await client.askAll(['/api/whatsapp-photos/a.jpg'], bearer);
  expect(plain).toMatchObject({ status: 200, text: expect.stringContaining('the bytes of a photo') });
  recordFigure(
    'I1',
    `photo folder: ${paths.length} paths, signed in, a tenth of them not: ${asked.requests} requests, 0 canaries, 0 × 5xx, malformed 403`,
    'photos',
  );
});

/** A well-formed name after all: 401 or 404 by the contract. What follows `?` is no part of the name. */
const isPlain = (target: string) =>
  /^\/api\/whatsapp-photos\/[\w-]+\.(jpg|jpeg|png|gif|webp)(\?|$)/.test(target);

test('The same ways out of every other folder and route that answers with a file', async () => {
  const bases = [
    '/',
    '/assets/',
    '/api/',
    '/api/docs/',
    '/api/reference-pictures/',
    '/api/submissions/x/',
    '/api/templates/1/',
  ];
  let requests = 0;
  const wrong: unknown[] = [];
  for (const base of bases) {
    const paths = traversals(base).filter((_, i) => i % (base === '/assets/' ? 4 : 20) === 0);
    const answers = await client.askAll(paths, `${bearer}Accept: */*\r\n`);
    requests += answers.length;
    for (const [i, answer] of answers.entries())
      if (sings(answer) || (answer.status >= 500 && answer.status !== 503))
        wrong.push([answer.status, paths[i]?.slice(0, 200)]);
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  recordFigure('I1', `web app, assets, documents, exports: ${requests} paths, 0 canaries, 0 × 5xx`, 'others');
});

test('A built web app beside a canary, with symlinks and dotfiles in its folder: only its own files', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-traversal-'));
  const built = path.join(folder, 'client');
  await mkdir(path.join(built, 'assets'), { recursive: true });
  await mkdir(path.join(folder, 'client2'));
  for (const name of ['canary.jpg', 'canary', 'client2/canary.jpg', 'client/.env', 'client/assets/.git'])
    await writeFile(path.join(folder, name), CANARY);
  await writeFile(path.join(built, 'index.html'), '<p>app');
  await writeFile(path.join(built, 'assets/a.js'), 'a');
  const server = createServer(createExpress().use(serveClient({ folder: built }))).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const raw = createRawClient((server.address() as AddressInfo).port);
  try {
    const paths = ['/', '/assets/'].flatMap((base) => [
      ...traversals(base),
      `${base}.env`,
      `${base}.git`,
      `${base}%2eenv`,
    ]);
    const answers = await raw.askAll(paths, 'Accept: text/html\r\n');
    const wrong = answers.flatMap((answer, i) =>
      sings(answer) || answer.status >= 500 ? [[answer.status, paths[i]?.slice(0, 200)]] : [],
    );
    expect(wrong.slice(0, 20)).toEqual([]);
    recordFigure('I1', `a built web app: ${paths.length} paths, 0 canaries, 0 × 5xx`, 'client');
  } finally {
    raw.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  }
});
