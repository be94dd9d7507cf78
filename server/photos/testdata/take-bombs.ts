import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createGate } from '../../jobs/gate.ts';
import { makePicture } from '../make-picture.ts';
import { tuneDecoder } from '../tune-decoder.ts';

/**
 * `node --import tsx take-bombs.ts FOLDER NAME…`: the files of these names 50 times over, then the others, twice and all at once. A
 * process of its own, so that what memory it takes is that of pictures; what came of them goes out as JSON.
 */
const [folder = '.', ...bombs] = process.argv.slice(2);
const TIMES = 50;
/** The bombs pass by in pairs, so that the time of each is its work, not how long it waited. */
const gate = createGate(2);

tuneDecoder();
const files = new Map<string, Buffer>();
for (const name of await readdir(folder)) files.set(name, await readFile(path.join(folder, name)));
const delay = monitorEventLoopDelay({ resolution: 5 });
const before = process.memoryUsage.rss();
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 5);
delay.enable();
const took: Record<string, number> = {};
const outcomes: Record<string, string> = {};
async function take(name: string): Promise<void> {
  const startedAt = performance.now();
  const made = await makePicture(files.get(name) as Buffer, new Date());
  took[name] = Math.round(Math.max(took[name] ?? 0, performance.now() - startedAt));
  outcomes[name] = made.kind === 'refused' ? made.failure : made.kind;
}

await Promise.all(
  Array.from({ length: TIMES }, (_, i) => gate(() => take(bombs[i % bombs.length] as string))),
);
const slowest = Math.max(...Object.values(took));
const moreForBombs = most - before;
const others = [...files.keys()].filter((name) => !bombs.includes(name));
await Promise.all([...others, ...others].map(take));
delay.disable();
clearInterval(watch);
const late = Math.round(delay.percentile(99) / 1e6);
process.stdout.write(
  JSON.stringify({ outcomes, took, times: TIMES, slowest, moreForBombs, more: most - before, late }),
);
