import type { Cluster } from '../cluster/cluster.ts';
import { blackHole } from './black-hole.ts';
import { cut } from './cut.ts';
import { cutAfterCommit } from './cut-after-commit.ts';
import { halt } from './halt.ts';
import { kill } from './kill.ts';
import type { Fault, FaultName, Nemesis, Scene } from './nemesis.ts';
import { restartDatabase } from './restart-database.ts';
import { terminate } from './terminate.ts';

const FAULTS: readonly Fault[] = [kill, cut, terminate, blackHole, cutAfterCommit, halt, restartDatabase];

/** Milliseconds between one fault and the next. */
const SHORTEST_PEACE = 250;
const LONGEST_PEACE = 650;

/** @param options.random drives what is done and when @param options.faults all unless told otherwise */
export function createNemesis(
  cluster: Cluster,
  options: { random: () => number; faults?: readonly FaultName[] },
): Nemesis {
  const { random } = options;
  const faults = FAULTS.filter(({ name }) => options.faults?.includes(name) ?? true);
  const counts: Record<string, number> = {};
  const schedule: string[] = [];
  const over = new AbortController();
  /** Those that last: one of a name at a time. */
  const underWay = new Map<FaultName, Promise<void>>();
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (over.signal.aborted) return resolve();
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        over.signal.removeEventListener('abort', done);
        resolve();
      }
      over.signal.addEventListener('abort', done);
    });
  const scene: Scene = {
    ...{ cluster, random, pause },
    count(what, howOften = 1) {
      counts[what] = (counts[what] ?? 0) + howOften;
    },
  };
  let failure: unknown;
  const strike = async (fault: Fault) => {
    try {
      await fault.strike(scene);
    } catch (error) {
      // Not what a fault of the product looks like: the harness itself can't go on.
      failure ??= error;
      over.abort();
    }
    underWay.delete(fault.name);
  };
  let striking = Promise.resolve();
  const strikeOnAndOn = async () => {
    const began = performance.now();
    for (;;) {
      await pause(SHORTEST_PEACE + random() * (LONGEST_PEACE - SHORTEST_PEACE));
      if (over.signal.aborted) break;
      const fault = choose(faults, random());
      if (underWay.has(fault.name)) continue;
      schedule.push(`${((performance.now() - began) / 1000).toFixed(2)} s: ${fault.name}`);
      underWay.set(fault.name, strike(fault));
    }
    await Promise.all(underWay.values());
  };
  return {
    counts,
    schedule,
    start() {
      striking = strikeOnAndOn();
    },
    async stop() {
      over.abort();
      await striking;
      if (failure) throw failure;
      for (const { line } of cluster.processes) line.mend();
      await cluster.ready();
    },
  };
}

function choose(faults: readonly Fault[], chance: number): Fault {
  let rest = chance * faults.reduce((sum, { weight }) => sum + weight, 0);
  for (const fault of faults) {
    rest -= fault.weight;
    if (rest < 0) return fault;
  }
  return faults[0] as Fault;
}
