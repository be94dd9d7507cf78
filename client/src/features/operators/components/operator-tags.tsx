import type { OperatorState } from '../../../../../shared/contracts/operators.ts';
import { Tag } from '../../../components/ui/tag.tsx';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { operatorTags, tagTones } from '../operator-tag.ts';
import classes from './operator-tags.module.css';

/** What an operator is doing, and why one can't be reached. */
export function OperatorTags({ state }: { state: OperatorState | undefined }) {
  const texts = useTexts(operatorsTexts);
  if (!state) return <span aria-hidden="true">…</span>;
  return (
    <span className={classes.tags}>
      {operatorTags(state).map((tag) => (
        <Tag key={tag} tone={tagTones[tag]}>
          {tag === 'waiting' ? texts.waiting(state.waiting) : texts[tag]}
        </Tag>
      ))}
      {state.failure && <span className={classes.reason}>{state.failure.reason}</span>}
    </span>
  );
}
