import { infiniteQueryOptions } from '@tanstack/react-query';
import { listTemplateVersions } from '../../../../../shared/contracts/templates.ts';
import { byCursor } from '../../../api/by-cursor.ts';
import { call } from '../../../api/call.ts';

/** The versions of a template, newest first, 50 at a time. */
export const templateVersionsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['templates', String(id), 'versions'],
    queryFn: ({ pageParam, signal }) =>
      call(listTemplateVersions, { params: { id }, query: { cursor: pageParam }, signal }),
    ...byCursor,
  });
