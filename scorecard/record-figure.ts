import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { readEnvironment } from '../server/config/read-environment.ts';
import { FIGURES_FOLDER, type Figure } from './figure.ts';

/**
 * Keeps what this run measured for a row of the scorecard: one short, honest line of numbers. Does nothing unless the variable
 * `SCORECARD=1` is set. `part` is a word for a row that several tests prove, so that each keeps its own line.
 */
export function recordFigure(id: string, figure: string, part?: string): void {
  if (readEnvironment().SCORECARD !== '1') return;
  const name = [id, part, 'json'].filter(Boolean).join('.');
  const kept: Figure = {
    figure: figure.replaceAll(/\s+/g, ' ').trim(),
    on: new Date().toISOString().slice(0, 10),
    machine: { cores: availableParallelism(), node: process.version },
    commit: commit(),
  };
  mkdirSync(FIGURES_FOLDER, { recursive: true });
  writeFileSync(path.join(FIGURES_FOLDER, name), `${JSON.stringify(kept, null, 2)}\n`);
}

/** `unknown` where there is no git or no repository, as in an unpacked archive. */
function commit(): string {
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', ':!scorecard/figures') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return 'unknown';
  }
}

const git = (...words: string[]) =>
  execFileSync('git', words, {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
