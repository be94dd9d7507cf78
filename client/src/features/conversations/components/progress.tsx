import type { Conversation } from '../../../../../shared/contracts/conversations.ts';
import { conversationsTexts } from '../../../texts/conversations.ts';
import { useTexts } from '../../../texts/use-texts.ts';

/** `Question 2 of 5`, or what there is instead of a question. */
export function Progress({ conversation }: { conversation: Conversation }) {
  const texts = useTexts(conversationsTexts);
  const { status, currentTaskIndex, totalTasks, startedAt } = conversation;
  if (status === 'completed') return texts.filters.completed;
  if (!startedAt) return texts.notBegun;
  return currentTaskIndex < totalTasks ? texts.question(currentTaskIndex + 1, totalTasks) : texts.allAnswered;
}
