import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TranscriptMessage } from '../../shared/contracts/submissions.ts';
import type { ReferencePicture, Template } from '../../shared/contracts/templates.ts';
import { makePlant, type Plant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
let plant: Plant;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  plant = await makePlant(world);
});
afterAll(() => world.stop());

const picture = (width = 640) =>
  sharp({ create: { width, height: 480, channels: 3, background: { r: 20, g: 120, b: 80 } } })
    .withExifMerge({ IFD3: { GPSLatitude: '12/1 58/1 0/1' } })
    .png()
    .toBuffer();

async function upload(bytes: Buffer | string, part = 'file', token = world.manager.token) {
  const form = new FormData();
  form.set(
    part,
    new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]),
    '../../etc/passwd.svg',
  );
  const answer = await fetch(`${world.kinto.url}/api/reference-pictures`, {
    method: 'POST',
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: form,
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
}
const uploaded = async (width?: number) => (await upload(await picture(width))).body as ReferencePicture;
const show = (url: string) =>
  fetch(world.kinto.url + url, { headers: { authorization: `Bearer ${world.manager.token}` } });
const transcript = async (submissionId: string) =>
  (await world.manager.get<{ items: TranscriptMessage[] }>(`/api/submissions/${submissionId}/transcript`))
    .items;
const uploads = async () => {
  const answer = await fetch(`${world.emulator.url}/emulator/requests`);
  const { items } = (await answer.json()) as { items: { method: string; path: string; status: number }[] };
  return items.filter(({ method, path }) => method === 'POST' && path.endsWith('/media'));
};
const onPhone = async (mediaId: string | null) => {
  const answer = await fetch(`${world.emulator.url}/emulator/media/${mediaId}`);
  return Buffer.from(await answer.arrayBuffer());
};

test('An uploaded picture is made anew under a name of ours, without where it was taken, and shown to who is signed in', async () => {
  const { status, body } = await upload(await picture(2000));
  expect(status).toBe(201);
  const { filename, url, thumbnailUrl } = body as ReferencePicture;
  expect(body).toMatchObject({ width: 1600, height: 384, url: `/api/whatsapp-photos/${filename}` });
  expect(filename).toMatch(/^reference-[0-9a-f-]{36}\.jpg$/);
  const file = Buffer.from(await (await show(url)).arrayBuffer());
  const metadata = await sharp(file).metadata();
  expect(metadata).toMatchObject({ format: 'jpeg', width: 1600 });
  expect(metadata.exif).toBeUndefined();
  expect((await show(thumbnailUrl)).status).toBe(200);
  expect((await fetch(world.kinto.url + url)).status).toBe(401);
  const { rows } = await world.database.pool.query(
    `SELECT bytes, width, (SELECT email FROM users u WHERE u.id = created_by) AS email FROM reference_pictures
     WHERE filename = '${filename}'`,
  );
  expect(rows).toEqual([{ bytes: file.byteLength, width: 1600, email: 'admin@example.com' }]);
});

test('What is no picture, too large, in a part of another name, or not a manager’s is refused in words', async () => {
  const svg = await upload('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  expect(svg).toMatchObject({ status: 400, body: { error: { fields: { file: /not a picture/ } } } });
  expect((await upload(Buffer.alloc(11 * 1024 * 1024))).status).toBe(413);
  expect(await upload(await picture(), 'other')).toMatchObject({ status: 400 });
  expect((await world.manager.ask('POST', '/api/reference-pictures', {})).status).toBe(400);
  expect((await upload(await picture(), 'file', '')).status).toBe(401);
});

test('A task names a picture that is here, and none that is not; it stays with the version', async () => {
  const { filename } = await uploaded();
  const named = (referencePicture: string) => ({
    name: 'With a picture',
    tasks: [{ taskName: 'Oil' }, { taskName: 'Belt', referencePicture }],
  });
  const made = await world.manager.post<Template>('/api/templates', named(filename));
  expect(made.tasks[1]?.referencePicture).toBe(filename);
  const again = await world.manager.patch<Template>(`/api/templates/${made.id}`, { tasks: made.tasks });
  expect(again.version).toBe(1);
  const without = made.tasks.map((task) => ({ ...task, referencePicture: null }));
  const second = await world.manager.patch<Template>(`/api/templates/${made.id}`, { tasks: without });
  expect(second.version).toBe(2);
  expect(second.tasks[1]?.referencePicture).toBeUndefined();
  const unknown = 'reference-11111111-1111-4111-8111-111111111111.jpg';
  for (const wrong of [unknown, '../../etc/passwd', 'a.jpg'])
    expect(await world.manager.ask('POST', '/api/templates', named(wrong))).toMatchObject({
      status: 400,
      body: { error: { fields: { 'tasks.1.referencePicture': expect.any(String) } } },
    });
});

test('The picture comes with its question in one message: over buttons, as a caption where a list would be; uploaded once', async () => {
  const { filename, url } = await uploaded();
  const before = (await uploads()).length;
  const choices = ['Clean', 'Slightly dirty', 'Dirty', 'Missing'];
  const assigned = await plant.assign([
    { taskName: 'Nozzles', referencePicture: filename },
    { taskName: 'Filter', answerType: 'choice', choices, photo: 'none', referencePicture: filename },
    { taskName: 'Belt' },
  ]);
  const phone = world.phone(plant.phoneNumber);
  const first = await phone.hears(0);
  expect(first).toMatchObject({
    type: 'interactive',
    text: expect.stringContaining('Question 1 of 3: Nozzles'),
  });
  expect(first.choices.map(({ title }) => title)).toEqual(['OK', 'NOK', 'NA']);
  expect(await sharp(await onPhone(first.picture)).metadata()).toMatchObject({ format: 'jpeg', width: 640 });
  await world.settled();
  await phone.press(first, 'OK');
  const second = await phone.hears(1);
  expect(second).toMatchObject({
    type: 'image',
    text: expect.stringContaining('4. Missing'),
    picture: first.picture,
  });
  await world.settled();
  await phone.text('4');
  const third = await phone.hears(2);
  expect(third).toMatchObject({ picture: null, text: expect.stringContaining('Question 3 of 3: Belt') });
  await world.settled();
  await phone.text('ok');
  await phone.press(await phone.hears(3), '✅ Confirm');
  await phone.hears(4);
  await world.settled();
  expect(await phone.heard()).toHaveLength(3 + 2);
  expect((await uploads()).length).toBe(before + 1);
  const said = (await transcript(assigned.submissionId)).filter(({ direction }) => direction === 'outbound');
  expect(said.map(({ picture }) => picture)).toEqual([
    { url, failure: null },
    { url, failure: null },
    null,
    null,
    null,
  ]);
  expect(said[1]?.buttons).toEqual([]);
});

test('An id that Meta has forgotten, or that is 25 days old, is no reason to go without: it is uploaded again', async () => {
  const { filename } = await uploaded();
  const tasks = [{ taskName: 'Nozzles', referencePicture: filename }];
  await plant.assign(tasks);
  const first = await world.phone(plant.phoneNumber).hears(0);
  await world.settled();
  await world.database.pool.query(
    `UPDATE uploaded_media SET media_id = '999' WHERE filename = '${filename}'`,
  );
  const another = await makePlant(world);
  await another.assign(tasks);
  const second = await world.phone(another.phoneNumber).hears(0);
  expect(second.picture).not.toBe(first.picture);
  expect((await onPhone(second.picture)).byteLength).toBeGreaterThan(100);
  await world.settled();
  await world.database.pool.query(
    `UPDATE uploaded_media SET uploaded_at = uploaded_at - interval '25 days' WHERE filename = '${filename}'`,
  );
  const third = await makePlant(world);
  await third.assign(tasks);
  expect((await world.phone(third.phoneNumber).hears(0)).picture).not.toBe(second.picture);
  await world.settled();
});

test('A picture that can’t be uploaded for good holds nothing up: the question goes out without it, once, and the chat says why', async () => {
  const { filename, url } = await uploaded();
  await world.controls.switches({ failNextUploads: { count: 1, code: 100 } });
  const assigned = await plant.assign([{ taskName: 'Nozzles', referencePicture: filename }]);
  const phone = world.phone(plant.phoneNumber);
  const first = await phone.hears(0);
  expect(first).toMatchObject({ picture: null, text: expect.stringContaining('Nozzles') });
  expect(first.choices).toHaveLength(3);
  await world.settled();
  expect(await phone.heard()).toHaveLength(1);
  expect((await transcript(assigned.submissionId))[0]?.picture).toEqual({
    url,
    failure: 'WhatsApp could not use the picture.',
  });
  expect(world.warnings.map(({ msg }) => msg)).toContain(
    '[WHATSAPP] A question goes out without its picture',
  );
});

test('What passes by itself is waited for: the picture comes a little later, with its question', async () => {
  const { filename } = await uploaded();
  await world.controls.switches({ failNextUploads: { count: 1, code: 131016 } });
  await plant.assign([{ taskName: 'Nozzles', referencePicture: filename }]);
  const phone = world.phone(plant.phoneNumber);
  expect((await phone.hears(0)).picture).not.toBeNull();
  await world.settled();
  expect(await phone.heard()).toHaveLength(1);
});

test('Accepted with its picture, failed by Meta because of it: it goes out again without', async () => {
  const { filename } = await uploaded();
  await world.controls.switches({ failNextSends: { count: 1, code: 131053, later: true } });
  await plant.assign([{ taskName: 'Nozzles', referencePicture: filename }]);
  const phone = world.phone(plant.phoneNumber);
  await world.settled();
  await world.database.pool.query(
    `UPDATE outbound_messages SET next_attempt_at = now() WHERE status = 'queued'`,
  );
  const second = await phone.hears(1);
  expect(second).toMatchObject({ picture: null, text: expect.stringContaining('Nozzles') });
  await world.settled();
});
