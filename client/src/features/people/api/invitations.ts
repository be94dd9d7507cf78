import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { invite, listInvitations, withdrawInvitation } from '../../../../../shared/contracts/people.ts';
import { call } from '../../../api/call.ts';

/** Invitations that can still be taken up. */
export const invitationsQuery = queryOptions({
  queryKey: ['users', 'invitations'],
  queryFn: ({ signal }) => call(listInvitations, { signal }),
});

/** Answers with the token of the link, this once. */
export const inviteMutation = mutationOptions({
  mutationFn: (given: z.input<typeof invite.body>) => call(invite, { body: given }),
});

export const withdrawMutation = mutationOptions({
  mutationFn: (id: string) => call(withdrawInvitation, { params: { id } }),
});
