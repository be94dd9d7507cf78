import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makeBuild } from './builds/make-build.ts';
import type { PlantedBug } from './builds/planted/planted-bug.ts';
import { plantedBugs } from './builds/planted/planted-bugs.ts';
import { violationsOf } from './report.ts';
import { runHistory } from './run-history.ts';

/** Enough people and harm to provoke each of them; more seeds, until one shows the bug. */
const SIZE = { operators: 20, questions: 8, seconds: 10, patience: 20 };
const SEEDS = [11, 12, 13];

/**
 * `npm run faults -- planted`: runs a history on each build with a planted bug, and tells which invariants caught it; `--only NAME`
 * for one of them, `--json FILE` writes the counts.
 * @returns how many were caught, and how many were not
 */
export async function runPlanted(words: string[]): Promise<{ passed: number; failed: number }> {
  const { values } = parseArgs({
    args: words,
    options: { only: { type: 'string' }, json: { type: 'string' } },
  });
  const wanted = plantedBugs.filter(({ name }) => values.only === undefined || name === values.only);
  const caught: Record<string, { seed: number; by: string }> = {};
  for (const bug of wanted) {
    const found = await hunt(bug);
    caught[bug.name] = { seed: found.seed, by: found.by.join(' ') || 'NOTHING' };
    console.log(
      `${bug.name}: ${found.by.length > 0 ? `caught by ${found.by.join(', ')}` : 'NOT caught'} (seed ${found.seed})`,
    );
  }
  console.table(caught);
  const missed = Object.values(caught).filter(({ by }) => by === 'NOTHING').length;
  const counts = { passed: wanted.length - missed, failed: missed };
  if (values.json) await writeFile(values.json, JSON.stringify({ ...counts, caught }, null, 2));
  return counts;
}

/** Seed after seed until the bug shows. */
async function hunt(bug: PlantedBug): Promise<{ seed: number; by: string[] }> {
  const build = await makeBuild([bug]);
  try {
    for (const seed of SEEDS) {
      const history = await runHistory({ ...SIZE, seed, main: build.main }).catch((error: Error) => error);
      if (history instanceof Error) {
        console.error(`${bug.name}, seed ${seed}, came to no end: ${history.message}`);
        continue;
      }
      const by = violationsOf(history).map(({ id, count }) => `${id} (${count})`);
      await history.forget();
      if (bug.caughtBy.some((id) => by.some((found) => found.startsWith(`${id} `)))) return { seed, by };
    }
    return { seed: SEEDS.at(-1) ?? 0, by: [] };
  } finally {
    await build.remove();
  }
}
