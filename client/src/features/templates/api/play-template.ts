import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { playTemplate } from '../../../../../shared/contracts/play-template.ts';
import { call } from '../../../api/call.ts';

export type PlayInput = z.input<typeof playTemplate.body>;

/** The chat of a checklist when the operator does this; asked again only for something else, since the same gives the same. */
export const playQuery = (body: PlayInput) =>
  queryOptions({
    queryKey: ['play', body],
    queryFn: ({ signal }) => call(playTemplate, { body, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    enabled: body.tasks.length > 0,
  });
