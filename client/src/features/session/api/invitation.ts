import { queryOptions } from '@tanstack/react-query';
import { lookAtInvitation } from '../../../../../shared/contracts/auth.ts';
import { call } from '../../../api/call.ts';

/** Whom an invitation is for; 404 when it is good no more. */
export const invitationQuery = (invitation: string) =>
  queryOptions({
    queryKey: ['invitation', invitation],
    queryFn: ({ signal }) => call(lookAtInvitation, { body: { invitation }, signal }),
    enabled: invitation !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
