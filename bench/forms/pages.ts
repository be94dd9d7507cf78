import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { packageRoot } from '../../server/config/package-root.ts';
import { signIn } from '../ground/sign-in.ts';
import { onStage, type Stage } from '../ground/stage.ts';
import type { GotMany } from '../load/get-many.ts';
import { quantiles } from '../measure/quantiles.ts';
import { progress } from '../report/progress.ts';
import type { Size } from './size.ts';

export interface PagesResult {
  /** Milliseconds; the first request is cold, and shown by itself. */
  lists: { list: string; cold: number; p50: number; p95: number; kilobytes: number }[];
  photos: GotMany & { connections: number; kilobytesEach: number };
}

const FULL = { of: 100_000, times: 30, photoSeconds: 5 };
const SMALL: typeof FULL = { of: 2_000, times: 3, photoSeconds: 1 };
const LISTS = [
  '/api/today',
  '/api/today/nok',
  '/api/today/jobs?group=in_progress',
  '/api/assignments',
  '/api/conversations',
  '/api/conversations?search=asha',
  '/api/submission-rows',
  '/api/submission-rows?status=completed&machineId=7',
  '/api/submission-rows?search=checklist%2017',
  '/api/submission-rows?failed=true',
  '/api/submissions',
  '/api/templates',
  '/api/machines',
  '/api/machines?search=filler%2077',
  '/api/machines?sort=location&descending=true',
  '/api/operators',
  '/api/operators?search=dora',
  '/api/operators?search=100123',
  '/api/machines/7/trends',
  '/api/audit',
  '/api/users',
];
const PHOTOS = 50;
const PHOTO_CONNECTIONS = 32;

/** What the web app asks for, over HTTP, with 100,000 of everything (see `fill.sql`); and photos as they are shown. */
export function pages({ small }: Size): Promise<PagesResult> {
  const measure = small ? SMALL : FULL;
  return onStage({ processes: 1 }, async (stage) => {
    progress('filling a plant of several years');
    await stage.postgres.sql(await fillOf(measure.of));
    await stage.postgres.sql('VACUUM ANALYZE');
    const url = stage.products[0]?.url ?? '';
    const token = await signIn(url);
    const lists = [];
    for (const list of LISTS) {
      progress(list);
      lists.push(await measureList(url, list, token, measure.times));
    }
    progress('photos');
    return { lists, photos: await photos(stage, url, token, measure.photoSeconds) };
  });
}

/** `fill.sql` with so many of everything; the newest 300 are open. */
async function fillOf(count: number): Promise<string> {
  const text = await readFile(path.join(packageRoot(), 'bench', 'fill.sql'), 'utf8');
  return text.replaceAll(/\b100000\b/g, String(count)).replaceAll(/\b99700\b/g, String(count - 300));
}

async function measureList(url: string, list: string, token: string, times: number) {
  const took: number[] = [];
  let bytes = 0;
  for (let i = 0; i <= times; i++) {
    const startedAt = performance.now();
    const response = await fetch(url + list, { headers: { authorization: `Bearer ${token}` } });
    bytes = (await response.arrayBuffer()).byteLength;
    took.push(performance.now() - startedAt);
    if (!response.ok) throw new Error(`${list}: ${response.status}`);
  }
  const [cold = 0, ...warm] = took;
  const { p50, p95 } = quantiles(warm);
  return { list, cold, p50, p95, kilobytes: bytes / 1024 };
}

/** Photos of the size that WhatsApp makes of them. */
async function photos(
  stage: Stage,
  url: string,
  token: string,
  seconds: number,
): Promise<PagesResult['photos']> {
  const folder = path.join(stage.folder, 'photos');
  await mkdir(folder, { recursive: true });
  const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const;
  const picture = await sharp({
    create: { width: 1200, height: 900, channels: 3, background: '#888', noise },
  })
    .jpeg({ quality: 60 })
    .toBuffer();
  const names = Array.from({ length: PHOTOS }, () => `${randomUUID()}.jpg`);
  for (const name of names) await writeFile(path.join(folder, name), picture);
  const got = await stage.load.call<GotMany>(
    'getMany',
    ...[url, token, names.map((name) => `/api/whatsapp-photos/${name}`)],
    { seconds, connections: PHOTO_CONNECTIONS },
  );
  if (got.failed > 0) throw new Error(`${got.failed} photos were not served.`);
  return { ...got, connections: PHOTO_CONNECTIONS, kilobytesEach: picture.length / 1024 };
}
