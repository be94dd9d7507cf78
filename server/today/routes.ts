import * as contracts from '../../shared/contracts/today.ts';
import type { Api } from '../context.ts';
import { getTodayVerb } from './get-today.ts';
import { listJobsVerb } from './list-jobs.ts';
import { listNotGoodAnswersVerb } from './list-not-good-answers.ts';

export function todayRoutes(api: Api): void {
  api.route(contracts.getToday, getTodayVerb);
  api.route(contracts.listJobs, listJobsVerb);
  api.route(contracts.listNotGoodAnswers, listNotGoodAnswersVerb);
}
