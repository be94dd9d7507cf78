import type { ConnectionCheck } from '../../../../../shared/contracts/setup.ts';
import { Tag, type Tone } from '../../../components/ui/tag.tsx';
import { setupTexts } from '../../../texts/setup.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './check-result.module.css';

const tones: Record<ConnectionCheck['items'][number]['state'], Tone> = {
  good: 'good',
  bad: 'bad',
  unknown: 'quiet',
};

/** What the check found, part by part. */
export function CheckResult({ items }: ConnectionCheck) {
  const texts = useTexts(setupTexts).whatsapp;
  return (
    <div role="status" data-testid="check-result">
      <ul className={classes.list}>
        {items.map(({ what, state, message }) => (
          <li key={what} className={classes.item} data-state={state}>
            <Tag tone={tones[state]}>{texts.states[state]}</Tag>
            <span>
              <b>{texts.parts[what]}</b> {message}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
