import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { recordFigure } from '../scorecard/record-figure.ts';
import { inTurn } from '../server/test/in-turn.ts';
import { testPicture } from '../server/test/test-picture.ts';
import { failpoints as allFailpoints, IN_A_BACKUP, IN_A_MIGRATION, stepNames } from './builds/failpoints.ts';
import { makeBuild } from './builds/make-build.ts';
import { dieAtStep, type Outcome } from './failpoints/die-at-step.ts';
import { dieInBackup } from './failpoints/die-in-backup.ts';
import { dieInMigration } from './failpoints/die-in-migration.ts';
import { prepareGround } from './failpoints/ground.ts';

/** Runs at a time: most of one is waiting for claims of the dead process to end. */
const AT_ONCE = 6;

interface Tried {
  step: string;
  runs: number;
  /** The last k at which a process died there: the next run came to its end without it, or `--most` was enough. */
  highest: number;
  failed: number;
}

/**
 * `npm run faults -- failpoints`: dies at the k-th time that it comes to each named step, for k = 1, 2, … until a run does not come
 * to it any more; `--most K` for no more than that, `--only STEP` for one of them, `--json FILE` writes the counts.
 * @returns how many runs held, and how many did not
 */
export async function runFailpoints(words: string[]): Promise<{ passed: number; failed: number }> {
  const { values } = parseArgs({
    args: words,
    options: { most: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' } },
  });
  const most = Number(values.most ?? Number.POSITIVE_INFINITY);
  const build = await makeBuild([allFailpoints]);
  const ground = await prepareGround(build.main);
  const startedAt = performance.now();
  try {
    const picture = await testPicture();
    const ways: [step: string, die: (k: number) => Promise<Outcome>][] = [
      ...stepNames.map((step): (typeof ways)[number] => [
        step,
        (k) => dieAtStep(ground, { main: build.main, step, k, picture }),
      ]),
      [IN_A_MIGRATION, (k) => dieInMigration(ground, build.main, k)],
      [IN_A_BACKUP, (k) => dieInBackup(ground, build, k)],
    ];
    const wanted = ways.filter(([step]) => values.only === undefined || step === values.only);
    const tried = await inTurn(wanted, AT_ONCE, ([step, die]) => untilNotReached(step, die, most));
    const counts = report(tried, (performance.now() - startedAt) / 1_000);
    if (values.json) await writeFile(values.json, JSON.stringify(counts, null, 2));
    return counts;
  } finally {
    await ground.close();
    await build.remove();
  }
}

async function untilNotReached(
  step: string,
  die: (k: number) => Promise<Outcome>,
  most: number,
): Promise<Tried> {
  const tried: Tried = { step, runs: 0, highest: 0, failed: 0 };
  while (tried.highest < most) {
    const k = tried.highest + 1;
    const { reached, faults } = await die(k);
    tried.runs += 1;
    if (k === 1 && !reached) faults.push('no run comes to this step');
    if (faults.length > 0) tried.failed += 1;
    for (const fault of faults) console.error(`${step}:${k}: ${fault}`);
    if (!reached) return tried;
    tried.highest = k;
  }
  return tried;
}

function report(tried: Tried[], seconds: number): { passed: number; failed: number } {
  console.table(Object.fromEntries(tried.map(({ step, ...counts }) => [step, counts])));
  const sum = (of: 'runs' | 'highest' | 'failed') => tried.reduce((total, each) => total + each[of], 0);
  const failed = sum('failed');
  const figure = `${tried.length} steps, died ${sum('highest')} times and was started again: ${failed} of ${sum('runs')} runs with anything lost, doubled or stuck`;
  console.log(`${figure} (${Math.round(seconds)} s)`);
  recordFigure('C1', figure);
  return { passed: sum('runs') - failed, failed };
}
