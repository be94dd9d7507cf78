import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { hashPassword } from '../accounts/password.ts';
import { signIn } from '../test/manager.ts';
import { startWorld, type World } from '../test/world.ts';

const PHOTO = '/api/whatsapp-photos/kept.jpg';
const PASSWORD = 'a-good-test-password';

let world: World;
let passwordHash: string;
beforeAll(async () => {
  world = await startWorld();
  passwordHash = await hashPassword(PASSWORD);
  for (const name of ['kept.jpg', 'kept_thumb.jpg'])
    await writeFile(path.join(world.photosDir, name), 'a photo');
});
afterAll(async () => {
  recordFigure(
    'I2',
    `${statuses.length} requests for photos: ${times(200)} shown to who is signed in, ${times(304)} still theirs to show; ` +
      `${times(401)} of nobody, or of who was disabled, signed out or ended elsewhere: 401, from the next request on; ` +
      `${times(404)} with a guessed name: 404`,
  );
  await world.stop();
});

/** Of every request for a photo. */
const statuses: number[] = [];
const times = (status: number) => statuses.filter((each) => each === status).length;
async function show(headers: Record<string, string> = {}, url = PHOTO) {
  const answer = await fetch(world.kinto.url + url, { headers });
  statuses.push(answer.status);
  return answer;
}

/** Somebody who may look and no more. @returns the id, and what this person's browser and scripts send */
async function viewer(name: string) {
  const email = `${name}@example.org`;
  const [row] = await world.database.sql<{ id: string }>(
    `INSERT INTO users (email, name, role, password_hash) VALUES ($1, $1, 'viewer', $2) RETURNING id`,
    [email, passwordHash],
  );
  const answer = await fetch(`${world.kinto.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const { token } = (await answer.json()) as { token: string };
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  return {
    id: row?.id ?? '',
    email,
    ways: [{ authorization: `Bearer ${token}` }, { cookie }] as Record<string, string>[],
  };
}

test('A photo is for who is signed in, and no cache on the way keeps it for somebody else', async () => {
  const { ways } = await viewer('looks');
  for (const headers of ways) {
    const answer = await show(headers);
    expect([answer.status, await answer.text()]).toEqual([200, 'a photo']);
    // `no-cache`: a browser may keep it, and asks each time whether it still may show it.
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
  }
  const nobodys: Record<string, string>[] = [
    {},
    { authorization: 'Bearer x' },
    { cookie: 'kinto_session=x' },
    { authorization: 'Basic eDp4' },
  ];
  for (const headers of nobodys)
    for (const url of [PHOTO, '/api/whatsapp-photos/kept_thumb.jpg', '/api/whatsapp-photos/guessed.jpg'])
      expect((await show(headers, url)).status).toBe(401);
  expect((await show({}, `${PHOTO}?token=${ways[0]?.authorization?.slice(7)}`)).status).toBe(401);
  expect((await show(ways[0], '/api/whatsapp-photos/guessed.jpg')).status).toBe(404);
});

test('Whoever is disabled, signs out, or is signed out by somebody else sees the next photo no more, not even one the browser has', async () => {
  const revoked: [string, (person: Awaited<ReturnType<typeof viewer>>) => Promise<unknown>][] = [
    ['disabled', ({ id }) => world.manager.patch(`/api/users/${id}`, { disabled: true })],
    [
      'left',
      ({ ways }) => fetch(`${world.kinto.url}/api/auth/logout`, { method: 'POST', headers: ways[0] ?? {} }),
    ],
    [
      'elsewhere',
      async ({ email }) =>
        (await signIn(world.kinto.url, { email, password: PASSWORD })).post('/api/auth/sessions/end-others'),
    ],
  ];
  for (const [name, revoke] of revoked) {
    const person = await viewer(name);
    const first = await show(person.ways[0]);
    const etag = first.headers.get('etag') ?? '';
    expect(
      (await show({ ...person.ways[0], 'if-none-match': etag, 'cache-control': 'max-age=0' })).status,
    ).toBe(304);
    await revoke(person);
    for (const headers of person.ways) {
      expect([name, (await show(headers)).status]).toEqual([name, 401]);
      expect([
        name,
        (await show({ ...headers, 'if-none-match': etag, 'cache-control': 'max-age=0' })).status,
      ]).toEqual([name, 401]);
      expect([name, (await show({ ...headers, range: 'bytes=0-1' })).status]).toEqual([name, 401]);
    }
  }
});
