import type { z } from 'zod';
import type { listSubmissionRows } from '../../../../shared/contracts/submission-rows.ts';

/** What the list is filtered by, as the address of the page carries it. */
export interface SubmissionFilters {
  search?: string | undefined;
  templateId?: number | undefined;
  machineId?: number | undefined;
  operatorId?: number | undefined;
  status?: 'pending' | 'completed' | 'cancelled' | undefined;
  failed?: true | undefined;
  review?: 'open' | 'accepted' | 'needs_action' | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The same as the server is asked. */
export function queryOf({
  failed,
  ...filters
}: SubmissionFilters): Omit<z.input<(typeof listSubmissionRows)['query']>, 'limit' | 'cursor'> {
  return { ...filters, search: filters.search || undefined, failed: failed && 'true' };
}

/** How many of the filters behind the button are set: all but the search and the review, which are always in sight. */
export function hiddenFilters({ search, review, ...rest }: SubmissionFilters): number {
  return Object.values(rest).filter((value) => value !== undefined).length;
}

export const isFiltered = (filters: SubmissionFilters): boolean =>
  Object.values(filters).some((value) => value !== undefined && value !== '');
