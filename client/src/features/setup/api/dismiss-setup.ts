import { mutationOptions } from '@tanstack/react-query';
import { changeSetup } from '../../../../../shared/contracts/setup.ts';
import { call } from '../../../api/call.ts';
import { setupQuery } from './setup.ts';

/** Offers the guided start no more, or again. */
export const dismissSetupMutation = mutationOptions({
  mutationFn: (dismissed: boolean) => call(changeSetup, { body: { dismissed } }),
  onSuccess: (setup, _dismissed, _result, { client }) => client.setQueryData(setupQuery.queryKey, setup),
});
