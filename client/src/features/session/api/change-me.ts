import { mutationOptions } from '@tanstack/react-query';
import { changeMe } from '../../../../../shared/contracts/account.ts';
import { call } from '../../../api/call.ts';

/** Changes one's own name. */
export const changeMeMutation = mutationOptions({
  mutationFn: (given: { name: string }) => call(changeMe, { body: given }),
});
