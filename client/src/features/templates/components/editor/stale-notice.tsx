import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Template } from '../../../../../../shared/contracts/templates.ts';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import { templateDifference } from '../../template-difference.ts';
import { DifferenceList } from '../difference-list.tsx';
import classes from './notices.module.css';

interface Props {
  opened: Template;
  /** What is there now. */
  theirs: Template;
  /** Who was faster, in the server's words, when it has refused to save. */
  refusal: string | undefined;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Somebody saved while one was editing: what they changed, and the choice that only a person can make. */
export function StaleNotice({ opened, theirs, refusal, onKeepMine, onTakeTheirs }: Props) {
  const texts = useTexts(templateEditorTexts);
  const changes = templateDifference(opened, theirs);
  const notice = useRef<HTMLElement>(null);
  // Whoever pressed "Save" at the end of a long template should not have to look for the reason why it was not.
  useEffect(() => {
    if (refusal) notice.current?.focus();
  }, [refusal]);
  return (
    <section ref={notice} tabIndex={-1} className={classes.stale} role="alert" data-testid="stale-notice">
      <p className={classes.title}>{texts.staleTitle}</p>
      <p>{refusal ?? (changes.length > 0 ? texts.stale(theirs.version) : texts.staleArchived)}</p>
      {changes.length > 0 && (
        <>
          <p>{texts.theirs}</p>
          <DifferenceList changes={changes} />
        </>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onTakeTheirs}>
          {texts.takeTheirs}
        </Button>
        <Button variant="default" onClick={onKeepMine}>
          {texts.keepMine}
        </Button>
      </div>
    </section>
  );
}
