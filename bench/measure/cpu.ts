import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/**
 * Processor time of a process, its children and what those used that have ended, in seconds. `null` where `/proc` is missing: only
 * Linux has it.
 */
export function cpuSeconds(pid: number): number | null {
  const own = readStat(pid);
  if (own === null) return null;
  let ticks = own.own + own.ended;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const child = readStat(Number(name));
    if (child?.parent === pid) ticks += child.own + child.ended;
  }
  return ticks / TICKS_PER_SECOND;
}

/** Memory that a process holds now, in megabytes (10⁶ bytes); `null` where `/proc` is missing. */
export function residentMegabytes(pid: number): number | null {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
}

function readStat(pid: number): { parent: number; own: number; ended: number } | null {
  const text = read(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The name may hold spaces and parentheses: what counts comes after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const at = (i: number) => Number(fields[i]);
  return { parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
