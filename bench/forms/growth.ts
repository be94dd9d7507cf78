import { statfs } from 'node:fs/promises';
import { growHistory, growLive } from '../ground/grow.ts';
import { onStage } from '../ground/stage.ts';
import { type AnswersRound, measureAnswers } from '../measure/measure-answers.ts';
import { type Summary, summarise } from '../measure/summarise.ts';
import { progress } from '../report/progress.ts';
import type { Size } from './size.ts';

export interface GrowthResult {
  rows: {
    submissions: number;
    live: number;
    databaseMegabytes: number;
    fillSeconds: number;
    summary: Summary;
  }[];
}

/** Finished submissions, and conversations that are running, besides those that answer now. */
const STEPS = [
  { submissions: 1_000, live: 100 },
  { submissions: 100_000, live: 100 },
  { submissions: 1_000_000, live: 100 },
  { submissions: 1_000_000, live: 10_000 },
  { submissions: 1_000_000, live: 100_000 },
];
const FULL = { steps: STEPS, rounds: 3, seconds: 4 };
const SMALL: typeof FULL = {
  steps: [
    { submissions: 1_000, live: 100 },
    { submissions: 3_000, live: 200 },
  ],
  rounds: 1,
  seconds: 2,
};

/** Bytes on disk of a finished submission, its journal included: more than it takes. */
const BYTES_EACH = 12_000;

/** What an answer costs in a database that grows, with fifty operators and one process. */
export function growth({ small }: Size): Promise<GrowthResult> {
  const measure = small ? SMALL : FULL;
  return onStage({ processes: 1 }, async (stage) => {
    const { postgres, bareSql } = stage;
    const rows: GrowthResult['rows'] = [];
    const pace = { kind: 'closed', operators: 50 } as const;
    const round = () =>
      measureAnswers(stage, { pace, processes: 1, seconds: measure.seconds, warmUpSeconds: 2 });
    let [submissions, live] = [0, 0];
    for (const step of await thatFit(measure.steps, stage.folder)) {
      progress(`filling up to ${step.submissions} submissions and ${step.live} running conversations`);
      const startedAt = performance.now();
      await growHistory(postgres, submissions, step.submissions);
      await growLive(postgres, live, step.live);
      ({ submissions, live } = step);
      const fillSeconds = (performance.now() - startedAt) / 1000;
      const rounds: AnswersRound[] = [];
      const around: number[] = [];
      await round();
      for (let i = 0; i < measure.rounds; i++) {
        progress(`50 operators, round ${i + 1}`);
        const before = await bareSql.call<number>('run', 1);
        rounds.push(await round());
        around.push((before + (await bareSql.call<number>('run', 1))) / 2);
      }
      const [size] = await postgres.sql<{ bytes: number }>(
        'SELECT pg_database_size(current_database())::float8 AS bytes',
      );
      const databaseMegabytes = (size?.bytes ?? 0) / 1e6;
      rows.push({ ...step, databaseMegabytes, fillSeconds, summary: summarise(rounds, around) });
    }
    return { rows };
  });
}

/** A small disk gets the small steps. */
async function thatFit(steps: typeof STEPS, folder: string): Promise<typeof STEPS> {
  const { bavail, bsize } = await statfs(folder);
  const fit = steps.filter(({ submissions }) => submissions * BYTES_EACH < bavail * bsize);
  if (fit.length < steps.length) progress(`the disk has room for ${fit.length} of ${steps.length} steps`);
  return fit;
}
