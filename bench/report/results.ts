import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../../server/config/package-root.ts';
import type { AnswersResult } from '../forms/answers.ts';
import type { GrowthResult } from '../forms/growth.ts';
import type { MemoryResult } from '../forms/memory.ts';
import type { OverloadResult } from '../forms/overload.ts';
import type { PagesResult } from '../forms/pages.ts';
import type { PeerResult } from '../forms/peer.ts';

/** What the forms of the bench have found, by the name of the form. */
export interface Results {
  answers: AnswersResult;
  peer: PeerResult;
  pages: PagesResult;
  growth: GrowthResult;
  overload: OverloadResult;
  memory: MemoryResult;
}
export type FormName = keyof Results;

/** One file of `bench/results`. */
export interface Run {
  date: string;
  /** With a plus where the sources were not those of the commit. */
  commit: string;
  machine: { processors: number; model: string; memoryGigabytes: number; system: string; node: string };
  forms: Partial<Results>;
}

const folder = () => path.join(packageRoot(), 'bench', 'results');

/** Keeps what one form found, beside what others found on the same day at the same commit. */
export function keepResult<F extends FormName>(form: F, result: Results[F]): string {
  const date = new Date().toISOString().slice(0, 10);
  const commit = commitNow();
  const file = path.join(folder(), `${date}-${commit}.json`);
  const before = existsSync(file) ? read(file) : null;
  const run: Run = { date, commit, machine: machine(), forms: { ...before?.forms, [form]: result } };
  mkdirSync(folder(), { recursive: true });
  writeFileSync(file, `${JSON.stringify(run, short, 1)}\n`);
  return path.relative(packageRoot(), file);
}

/** The newest run that has this form; `null` when none has. */
export function newestWith<F extends FormName>(form: F): (Run & { result: Results[F] }) | null {
  for (const run of allRuns()) {
    const result = run.forms[form];
    if (result) return { ...run, result };
  }
  return null;
}

/** Newest first; of one day, the one that was written last. */
function allRuns(): Run[] {
  if (!existsSync(folder())) return [];
  return readdirSync(folder())
    .filter((name) => name.endsWith('.json'))
    .map((name) => read(path.join(folder(), name)))
    .sort((a, b) => b.date.localeCompare(a.date) || order(b.commit) - order(a.commit));
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Run;

/** Four digits say all that such a figure knows. */
const short = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;

function machine(): Run['machine'] {
  return {
    processors: cpus().length,
    model: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}

function commitNow(): string {
  const changed =
    git('status', '--porcelain', '--untracked-files=no', '--', 'server', 'shared', 'bench', 'migrations') !==
    '';
  return `${git('rev-parse', '--short', 'HEAD') || 'unknown'}${changed ? '+' : ''}`;
}

/** How many commits came before; a shallow clone knows less, and then the date alone counts. */
function order(commit: string): number {
  return Number(git('rev-list', '--count', commit.replace('+', '')) || 0);
}

/** Empty where there is no git or no repository, as in an unpacked archive. */
function git(...words: string[]): string {
  try {
    return execFileSync('git', words, {
      cwd: packageRoot(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}
