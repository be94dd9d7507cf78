import { mutationOptions } from '@tanstack/react-query';
import { sendMessage } from '../../../../../shared/contracts/whatsapp.ts';
import { call } from '../../../api/call.ts';

/** Sends a text to a number that has written to us; refused with the reason when it has not. */
export const sendTestMessageMutation = mutationOptions({
  mutationFn: (body: { to: string; message: string }) => call(sendMessage, { body }),
});
