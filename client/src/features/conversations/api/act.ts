import { mutationOptions } from '@tanstack/react-query';
import { askAgain, endConversation, skipQuestion } from '../../../../../shared/contracts/conversations.ts';
import { call } from '../../../api/call.ts';
import { refresh } from './refresh.ts';

/** What a manager does to a conversation with a reason. */
export type ChatAct = 'skip' | 'askAgain' | 'end';

interface Given {
  act: ChatAct;
  id: string;
  /** The question that was shown when it was decided: the server refuses when it is another by now. */
  taskIndex: number;
  reason: string;
}

/** Skips the question, asks it anew or ends the chat; the reason is written down, and told unless it is asked anew. */
export const actMutation = mutationOptions({
  mutationFn: ({ act, id, taskIndex, reason }: Given) => {
    const params = { id };
    if (act === 'end') return call(endConversation, { params, body: { reason } });
    return call(act === 'skip' ? skipQuestion : askAgain, { params, body: { taskIndex, reason } });
  },
  onSettled: (_done, _error, _given, _result, { client }) => refresh(client),
});
