import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine, as Linux tells of it. */
export interface ProcessOfMachine {
  pid: number;
  parent: number;
  /** `Z`: it has ended, and nobody has asked how. */
  state: string;
  /** How it was started, or what it says that it does. */
  words: string;
}

/** The processes that a process has started and that have not ended. Linux alone: it reads `/proc`. */
export function childrenOf(parent: number): ProcessOfMachine[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((found): found is ProcessOfMachine => found?.parent === parent && found.state !== 'Z');
}

/** `null`: there is none of this number any more. */
export function readProcess(pid: number): ProcessOfMachine | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets, and may hold some itself.
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent: Number(parent), state, words };
  } catch {
    return null;
  }
}

/** Sends a signal to a process that may be gone already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
