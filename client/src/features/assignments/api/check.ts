import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { checkAssignments } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

export interface Checked {
  templateId: number | null;
  machineIds: number[];
  operatorIds: number[];
}

/** What a manager should know before assigning these. */
export const checkQuery = (body: Checked) =>
  queryOptions({
    queryKey: ['assignments', 'check', body],
    queryFn: ({ signal }) => call(checkAssignments, { body, signal }),
    placeholderData: keepPreviousData,
    enabled: body.machineIds.length > 0 && body.operatorIds.length > 0,
  });
