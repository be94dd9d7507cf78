import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './long-text.module.css';

/** Characters that are shown at once, and at least so many more that hiding them is worth a press. */
const SHOWN = 500;
const WORTH_HIDING = 100;

/** Somebody's words, in their own direction; a long text opens and closes. */
export function LongText({ text, className }: { text: string; className?: string | undefined }) {
  const texts = useTexts(submissionsTexts);
  const [opened, setOpened] = useState(false);
  const isLong = text.length > SHOWN + WORTH_HIDING;
  const shown = isLong && !opened ? `${text.slice(0, SHOWN).toWellFormed().trimEnd()}…` : text;
  return (
    <div className={className}>
      <p className={classes.text} dir="auto">
        {shown}
      </p>
      {isLong && (
        <UnstyledButton className={classes.toggle} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? texts.showLess : texts.showAll}
        </UnstyledButton>
      )}
    </div>
  );
}
