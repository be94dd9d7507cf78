import { setTimeout as wait } from 'node:timers/promises';
import { onStage } from '../ground/stage.ts';
import type { LoadFigures } from '../load/operators.ts';
import { residentMegabytes } from '../measure/cpu.ts';
import { slope } from '../measure/slope.ts';
import { progress } from '../report/progress.ts';

export interface MemoryResult {
  operators: number;
  answers: number;
  seconds: number;
  /** Megabytes: after the first tenth, at the end, and the most that was seen. */
  early: number;
  end: number;
  most: number;
  /** Megabytes for each 100,000 answers, over the last half. */
  slopeOfLastHalf: number;
  /** At most a hundred points of the curve: answers so far, megabytes. */
  samples: [answers: number, megabytes: number][];
}

const OPERATORS = 100;
const SAMPLE_EVERY_MS = 2_000;
const POINTS = 100;
const FRESH_AT_HAND = 2_000;

/** Memory of one process over so many answers. */
export function memory({ answers }: { answers: number }): Promise<MemoryResult> {
  return onStage({ processes: 1 }, async ({ load, products, addPeople }) => {
    const pid = products[0]?.pid ?? 0;
    const samples: [number, number][] = [];
    await addPeople(FRESH_AT_HAND);
    await load.call('begin', { kind: 'closed', operators: OPERATORS }, 1, false);
    await load.call('mark');
    const startedAt = performance.now();
    let done = 0;
    for (let said = 0; done < answers; ) {
      await wait(SAMPLE_EVERY_MS);
      if ((await load.call<number>('left')) < FRESH_AT_HAND / 2) await addPeople(FRESH_AT_HAND);
      const seen = await load.call<LoadFigures>('take');
      await load.call('mark');
      done += seen.answers;
      if (seen.answers === 0) throw new Error(`No answer was replied to any more after ${done}.`);
      samples.push([done, residentMegabytes(pid) ?? Number.NaN]);
      if (done >= said + answers / 20) {
        said = done;
        progress(`${done} answers, ${Math.round(samples.at(-1)?.[1] ?? 0)} MB`);
      }
    }
    const seconds = (performance.now() - startedAt) / 1000;
    await load.call('end', 15_000);
    const megabytes = samples.map(([, size]) => size);
    const every = Math.ceil(samples.length / POINTS);
    return {
      ...{ operators: OPERATORS, answers: done, seconds },
      early: samples.find(([n]) => n >= done / 10)?.[1] ?? Number.NaN,
      end: megabytes.at(-1) ?? Number.NaN,
      most: Math.max(...megabytes),
      slopeOfLastHalf: slope(samples.filter(([n]) => n >= done / 2)) * 100_000,
      samples: samples.filter((_, i) => i % every === 0 || i === samples.length - 1),
    };
  });
}
