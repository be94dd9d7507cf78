import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listTemplates } from '../../../../../shared/contracts/templates.ts';
import { call } from '../../../api/call.ts';

/** The first 50 checklist templates that match what was typed. */
export const findTemplatesQuery = (search: string) =>
  queryOptions({
    queryKey: ['templates', 'list', { search }],
    queryFn: ({ signal }) => call(listTemplates, { query: { search: search || undefined }, signal }),
    placeholderData: keepPreviousData,
  });
