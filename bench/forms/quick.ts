import { onStage } from '../ground/stage.ts';
import { measureAnswers } from '../measure/measure-answers.ts';
import { answersRow } from '../report/answers-row.ts';

/** Under a minute: 1 and 50 operators, one process, 100 answers/s, and bare SQL beside them. */
export async function quick(): Promise<void> {
  return onStage({ processes: 1 }, async (stage) => {
    const bare: number[] = [];
    const bareSql = async () => void bare.push(await stage.bareSql.call<number>('run', 3));
    await stage.bareSql.call('run', 1);
    await bareSql();
    const alone = await measureAnswers(stage, {
      pace: { kind: 'closed', operators: 1 },
      ...{ processes: 1, seconds: 5, warmUpSeconds: 3 },
    });
    const fixed = await measureAnswers(stage, {
      pace: { kind: 'open', operators: 50, perSecond: 100 },
      ...{ processes: 1, seconds: 5 },
    });
    const fifty = await measureAnswers(stage, {
      pace: { kind: 'closed', operators: 50 },
      ...{ processes: 1, seconds: 8, warmUpSeconds: 4 },
    });
    await bareSql();
    const limit = bare.reduce((sum, n) => sum + n, 0) / bare.length;
    console.table([
      answersRow('1 operator', alone, limit),
      answersRow('50 operators, 100 answers/s', fixed, limit),
      answersRow('50 operators', fifty, limit),
    ]);
    console.log(
      `bare SQL, six statements and a commit, 8 connections: ${bare.map(Math.round).join(' and ')} transactions/s`,
    );
  });
}
