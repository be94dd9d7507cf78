import { z } from 'zod';
import type { listJobs } from '../../shared/contracts/today.ts';
import type { Verb } from '../context.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';
import { findJobsOfGroup } from './find-jobs.ts';
import { presentJobs } from './present-jobs.ts';
import { siteMoment } from './site-moment.ts';

const Cursor = z.tuple([z.int(), z.string().max(40)]);

/** The jobs of one group, most pressing first. */
export const listJobsVerb: Verb<typeof listJobs> = async (context, { query }) => {
  const after = decodeCursor(query.cursor, Cursor);
  const at = await siteMoment(context);
  const found = await findJobsOfGroup(context.db, at, { group: query.group, after, limit: query.limit + 1 });
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : undefined;
  return {
    items: await presentJobs(context.db, page),
    nextCursor: last ? encodeCursor([last.order, last.id]) : null,
  };
};
