import { and, count, gte, lt } from 'drizzle-orm';
import { type getToday, jobGroups } from '../../shared/contracts/today.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { checklistAnswers as answers } from '../db/schema/checklist-answers.ts';
import { encodeCursor } from '../http/page-cursor.ts';
import { findJobsOfAllGroups } from './find-jobs.ts';
import { notGood, presentJobs } from './present-jobs.ts';
import type { Day } from './site-day.ts';
import { siteMoment } from './site-moment.ts';

/** So many jobs of each group at once; the rest by `/api/today/jobs`. */
const FIRST_JOBS = 25;

/** Everything open and what was done today, in groups. A handful of statements, however many jobs there are. */
export const getTodayVerb: Verb<typeof getToday> = async (context) => {
  const { db } = context;
  const at = await siteMoment(context);
  const [{ jobs, counts, nextChangeAt }, notGoodAnswers] = await Promise.all([
    findJobsOfAllGroups(db, at, FIRST_JOBS),
    countNotGoodOf(db, at.day),
  ]);
  const shown = await presentJobs(db, jobs);
  const next = nextChangeAt && nextChangeAt < at.day.end ? nextChangeAt : at.day.end;
  return {
    asOf: at.now.toISOString(),
    nextChangeAt: next.toISOString(),
    groups: jobGroups.map((group) => {
      const last = jobs.findLast((job) => job.group === group);
      const total = counts.get(group) ?? 0;
      return {
        group,
        count: total,
        items: shown.filter((job) => job.group === group),
        nextCursor: last && total > FIRST_JOBS ? encodeCursor([last.order, last.id]) : null,
      };
    }),
    notGoodAnswers,
  };
};

async function countNotGoodOf(db: Db, day: Day): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(answers)
    .where(and(notGood, gte(answers.answeredAt, day.start), lt(answers.answeredAt, day.end)));
  return row?.count ?? 0;
}
