import { mutationOptions } from '@tanstack/react-query';
import { writeIntoConversation } from '../../../../../shared/contracts/conversations.ts';
import { call } from '../../../api/call.ts';
import { refresh } from './refresh.ts';

/** Writes to the operator in words of one's own. */
export const writeMutation = mutationOptions({
  mutationFn: ({ id, text }: { id: string; text: string }) =>
    call(writeIntoConversation, { params: { id }, body: { text } }),
  onSettled: (_done, _error, _given, _result, { client }) => refresh(client),
});
