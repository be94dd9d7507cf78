import { type Counted, runSeeds } from './run-seeds.ts';

/** The short count: 60 operators with 10 questions, one seed, every fault. */
export const runShort = (words: string[]): Promise<Counted> =>
  runSeeds(words, { seeds: [11], operators: 60, questions: 10, seconds: 15 });
