import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Line } from '../../server/test/line.ts';
import { signal } from '../../server/test/processes.ts';
import type { ClusterProcess } from './cluster.ts';

/** A process of the cluster, with what only the cluster itself needs of it. */
export interface RunningProcess extends ClusterProcess {
  /** Of the life that runs now; `null` between two lives. */
  pid(): number | null;
  /** How often it was started again. */
  restarts(): number;
  /** Asks it to stop, and starts it no more. An exit code that is not 0 is one that nobody asked for. */
  end(): Promise<void>;
}

export interface ProcessOptions {
  name: string;
  main: string;
  port: number;
  variables: Record<string, string>;
  line: Line;
  /** Gets what it writes. */
  logFile: string;
  onUnaskedExit(told: string): void;
}

/** Milliseconds. As a process manager would, it does not start one anew at once that ends by itself. */
const AFTER_UNASKED_EXIT = 500;
/** Milliseconds; the product itself gives up stopping before. */
const LONGEST_STOP = 40_000;
const HEALTH_TIMEOUT = 5_000;
const LAST_LINES = 15;

/** Runs the product, and starts it again whenever it ends, on the same port. */
export function runProcess(options: ProcessOptions): RunningProcess {
  const { name, line, logFile, onUnaskedExit } = options;
  const url = `http://127.0.0.1:${options.port}`;
  let child: ChildProcess | null = null;
  let starting: NodeJS.Timeout | null = null;
  let restarts = -1;
  let isEnding = false;
  const killed = new WeakSet<ChildProcess>();

  const start = () => {
    starting = null;
    restarts += 1;
    const life = startProduct(options);
    child = life;
    life.once('exit', (code, by) => {
      child = null;
      const asked = killed.has(life) || (isEnding && code === 0);
      if (!asked) onUnaskedExit(`${name} ended with ${code ?? by}:\n${lastLines(logFile)}`);
      if (!isEnding) starting = setTimeout(start, asked ? 0 : AFTER_UNASKED_EXIT);
    });
  };
  start();
  return {
    url,
    line,
    pid: () => child?.pid ?? null,
    restarts: () => restarts,
    async kill() {
      if (!child) return;
      killed.add(child);
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    halt: () => void (child?.pid && signal(child.pid, 'SIGSTOP')),
    wake: () => void (child?.pid && signal(child.pid, 'SIGCONT')),
    async isHealthy() {
      const asked = fetch(`${url}/health`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT) });
      const response = await asked.catch(() => null);
      await response?.arrayBuffer().catch(() => {});
      return response?.status === 200;
    },
    async end() {
      isEnding = true;
      if (starting) clearTimeout(starting);
      if (!child) return;
      const life = child;
      const exited = once(life, 'exit');
      const patience = setTimeout(() => life.kill('SIGKILL'), LONGEST_STOP);
      life.kill('SIGCONT');
      life.kill('SIGTERM');
      await exited;
      clearTimeout(patience);
    },
  };
}

function startProduct({ main, port, variables, logFile }: ProcessOptions): ChildProcess {
  const log = openSync(logFile, 'a');
  const loader = main.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : [];
  try {
    return spawn(process.execPath, [...loader, main], {
      // Not our own environment, and no `.env` of ours.
      cwd: variables.DATA_DIR,
      env: { ...variables, HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

const lastLines = (file: string) =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n');
