import type { ReactNode } from 'react';
import { IconCheck } from '../../../components/ui/icons.tsx';
import { setupTexts } from '../../../texts/setup.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { type SetupStep, setupSteps } from '../setup-steps.ts';
import classes from './step-list.module.css';

interface Props {
  current: SetupStep;
  done: ReadonlySet<SetupStep>;
  /** The link to a step, around its words. */
  link: (step: SetupStep, className: string, content: ReactNode) => ReactNode;
}

/** The steps, with what is done; each can be gone to at any time. */
export function StepList({ current, done, link }: Props) {
  const texts = useTexts(setupTexts);
  return (
    <nav aria-label={texts.stepList}>
      <ol className={classes.list}>
        {setupSteps.map((step, index) => (
          <li
            key={step}
            data-done={done.has(step)}
            data-current={step === current}
            data-testid={`step-${step}`}
          >
            {link(
              step,
              classes.step ?? '',
              <>
                <span
                  className={classes.mark}
                  role="img"
                  aria-label={done.has(step) ? texts.done : texts.open}
                >
                  {done.has(step) ? <IconCheck size={16} /> : index + 1}
                </span>
                {texts.steps[step]}
              </>,
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
