import type { ReactNode } from 'react';
import { setupTexts } from '../../../texts/setup.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { SetupStep } from '../setup-steps.ts';
import classes from './thing-step.module.css';

/** A step that is done once something is there: what it is, how many there are, and the ways to add one. */
export function ThingStep(props: {
  step: Exclude<SetupStep, 'whatsapp'>;
  count: number;
  children: ReactNode;
}) {
  const texts = useTexts(setupTexts)[props.step];
  return (
    <>
      <p>{texts.text}</p>
      <p className={classes.count} role="status">
        {props.count > 0 ? texts.count(props.count) : texts.none}
      </p>
      <div className={classes.ways}>{props.children}</div>
    </>
  );
}
