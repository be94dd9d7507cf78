import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listTemplates, type TemplateSort } from '../../../../../shared/contracts/templates.ts';
import { byCursor } from '../../../api/by-cursor.ts';
import { call } from '../../../api/call.ts';

export interface TemplateFilter {
  search?: string | undefined;
  archived?: boolean | undefined;
  sort?: TemplateSort | undefined;
}

/** Checklist templates, 50 at a time. */
export const templatesQuery = ({ search, archived, sort }: TemplateFilter) =>
  infiniteQueryOptions({
    queryKey: ['templates', 'list', 'pages', { search, archived, sort }],
    queryFn: ({ pageParam, signal }) =>
      call(listTemplates, {
        query: {
          cursor: pageParam,
          search: search || undefined,
          archived: archived ? 'true' : undefined,
          sort,
        },
        signal,
      }),
    ...byCursor,
    placeholderData: keepPreviousData,
  });
