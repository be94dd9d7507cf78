import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { recordFigure } from '../scorecard/record-figure.ts';
import { makeBuild } from './builds/make-build.ts';
import { keepEvidence } from './keep-evidence.ts';
import { figuresOf, printHistory, violationsOf } from './report.ts';
import { runHistory } from './run-history.ts';

export interface Counted {
  passed: number;
  failed: number;
}

export interface Size {
  seeds: number[];
  operators: number;
  questions: number;
  /** Of faults. */
  seconds: number;
}

/**
 * Runs a history for each seed and tells what held: `--seeds 11,12`, `--operators`, `--questions`, `--seconds`, `--processes`;
 * `--quiet` does no harm at all, `--json FILE` writes the counts.
 * @returns invariants × seeds that held, and that did not
 */
export async function runSeeds(words: string[], usual: Size): Promise<Counted> {
  const { values } = parseArgs({
    args: words,
    options: {
      seeds: { type: 'string' },
      operators: { type: 'string' },
      questions: { type: 'string' },
      seconds: { type: 'string' },
      processes: { type: 'string' },
      quiet: { type: 'boolean' },
      json: { type: 'string' },
    },
  });
  const size = {
    operators: Number(values.operators ?? usual.operators),
    questions: Number(values.questions ?? usual.questions),
    seconds: values.quiet ? 0 : Number(values.seconds ?? usual.seconds),
    processes: Number(values.processes ?? 2),
  };
  const seeds = values.seeds?.split(',').map(Number) ?? usual.seeds;
  console.log(`Commit ${commit()}, seeds ${seeds.join(', ')}: ${JSON.stringify(size)}`);
  const build = await makeBuild([]);
  const kept: Kept[] = [];
  let passed = 0;
  let failed = 0;
  try {
    for (const seed of seeds) {
      const history = await runHistory({ ...size, seed, main: build.main });
      printHistory(history);
      const broken = violationsOf(history);
      passed += history.verdicts.length - broken.length;
      failed += broken.length;
      if (broken.length > 0) console.log(`  Everything about it is in ${await keepEvidence(history)}`);
      else await history.forget();
      kept.push(figuresOf(history));
    }
  } finally {
    await build.remove();
  }
  if (failed === 0) tellScorecard(kept, size);
  if (values.json)
    await writeFile(values.json, JSON.stringify({ passed, failed, size, runs: kept }, null, 2));
  return { passed, failed };
}

type Kept = ReturnType<typeof figuresOf>;

function tellScorecard(runs: Kept[], size: { operators: number; questions: number; seconds: number }): void {
  const sum = (of: (run: Kept) => number) =>
    runs.reduce((total, run) => total + of(run), 0).toLocaleString('en');
  const what = `${size.operators} × ${size.questions}, ${runs.length} ${runs.length === 1 ? 'seed' : 'seeds'}`;
  if (size.seconds === 0) {
    recordFigure(
      'A6',
      `${what} without faults: ${sum((r) => r.repeated)} of ${sum((r) => r.messages)} messages repeated`,
      'quiet',
    );
    return;
  }
  const harm = [...new Set(runs.flatMap(({ faults }) => Object.keys(faults)))]
    .map((name) => `${sum((r) => r.faults[name] ?? 0)} ${name}`)
    .join(', ');
  recordFigure('A1', `${what}: 0 of ${sum((r) => r.acknowledged)} acknowledged messages lost; ${harm}`);
  recordFigure(
    'A4',
    `${what}: 0 of ${sum((r) => r.answers)} answers misplaced, with ${sum((r) => r.oldTaps)} taps on old buttons`,
  );
  recordFigure(
    'A6',
    `${what}: 0 questions never delivered, ${sum((r) => r.repeated)} of ${sum((r) => r.messages)} messages repeated with ${sum((r) => r.lostReplies)} lost replies, 0 statuses went back`,
  );
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
