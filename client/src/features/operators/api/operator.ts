import { queryOptions } from '@tanstack/react-query';
import { getOperator } from '../../../../../shared/contracts/operators.ts';
import { call } from '../../../api/call.ts';

/** One operator. */
export const operatorQuery = (id: number) =>
  queryOptions({
    queryKey: ['operators', String(id)],
    queryFn: ({ signal }) => call(getOperator, { params: { id }, signal }),
  });
