import { mutationOptions } from '@tanstack/react-query';
import { changeSetup } from '../../../../../shared/contracts/setup.ts';
import { call } from '../../../api/call.ts';
import { takeAnswer } from '../../../api/take-answer.ts';
import { setupQuery } from './setup.ts';

/** Offers the guided start no more, or again. */
export const dismissSetupMutation = mutationOptions({
  mutationFn: (dismissed: boolean) => call(changeSetup, { body: { dismissed } }),
  onSuccess: (setup, _dismissed, _result, { client }) => takeAnswer(client, setupQuery.queryKey, setup),
});
