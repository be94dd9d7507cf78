import { mutationOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { changeUser } from '../../../../../shared/contracts/people.ts';
import { call } from '../../../api/call.ts';

/** Changes a name or a role, disables or enables. */
export const changeUserMutation = mutationOptions({
  mutationFn: ({ id, ...body }: { id: string } & z.input<typeof changeUser.body>) =>
    call(changeUser, { params: { id }, body }),
});
