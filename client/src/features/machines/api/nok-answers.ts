import { queryOptions } from '@tanstack/react-query';
import { listNokAnswers } from '../../../../../shared/contracts/machines.ts';
import { call } from '../../../api/call.ts';

/** What was NOK on a machine of late; moves when a submission does. */
export const nokAnswersQuery = (id: number) =>
  queryOptions({
    queryKey: ['submissions', 'list', 'nok', { machineId: id }],
    queryFn: ({ signal }) => call(listNokAnswers, { params: { id }, signal }),
  });
