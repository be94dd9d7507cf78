import type { OperatorState } from '../../../../shared/contracts/operators.ts';
import type { Tone } from '../../components/ui/tag.tsx';

export type OperatorTag = 'talking' | 'waiting' | 'free' | 'unreachable';

export const tagTones: Record<OperatorTag, Tone> = {
  talking: 'busy',
  waiting: 'quiet',
  free: 'good',
  unreachable: 'bad',
};

/** What a manager wants to know of an operator at a glance, the worst first. */
export function operatorTags({ failure, conversationId, waiting }: OperatorState): OperatorTag[] {
  const tags: OperatorTag[] = [];
  if (failure) tags.push('unreachable');
  if (conversationId) tags.push('talking');
  if (waiting > 0) tags.push('waiting');
  return tags.length > 0 ? tags : ['free'];
}
