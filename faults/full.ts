import { type Counted, runSeeds } from './run-seeds.ts';

/** At length: 200 operators with 20 questions, ten seeds, a minute of faults each. */
export const runFull = (words: string[]): Promise<Counted> =>
  runSeeds(words, {
    seeds: [11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
    operators: 200,
    questions: 20,
    seconds: 60,
  });
