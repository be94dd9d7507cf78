import { queryOptions } from '@tanstack/react-query';
import { getTemplate } from '../../../../../shared/contracts/templates.ts';
import { call } from '../../../api/call.ts';

/** One checklist template with its tasks. */
export const templateQuery = (id: number) =>
  queryOptions({
    queryKey: ['templates', String(id)],
    queryFn: ({ signal }) => call(getTemplate, { params: { id }, signal }),
  });
