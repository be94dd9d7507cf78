import { Button, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { ApiError } from '../../../api/api-error.ts';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { useSiteTime } from '../../../components/ui/site-time.ts';
import { assignmentActsTexts } from '../../../texts/assignment-acts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeMutation } from '../api/change.ts';
import { assignmentQuery } from '../api/one.ts';
import { NOTE_MAX } from '../note-max.ts';
import classes from './change-dialog.module.css';
import { DueField } from './due-field.tsx';

interface Props {
  assignment: Assignment;
  opened: boolean;
  onClose: () => void;
}

/** Due time and note of an assignment. Who comes second is shown what the first one made of it. */
export function ChangeDialog({ assignment, opened, onClose }: Props) {
  const texts = useTexts(assignmentActsTexts);
  const { timeZone } = useSiteTime();
  // What the editor saw when the dialog opened: live updates must not swap it under their hands.
  const [seen, setSeen] = useState(assignment);
  const [dueAt, setDueAt] = useState(assignment.dueAt);
  const [note, setNote] = useState(assignment.note ?? '');
  const change = useMutation(changeMutation);
  const isLate = change.error instanceof ApiError && 'updatedAt' in change.error.fields;
  const { data: now } = useQuery({ ...assignmentQuery(assignment.id), staleTime: 0, enabled: isLate });
  const begin = (from: Assignment) => {
    setSeen(from);
    setDueAt(from.dueAt);
    setNote(from.note ?? '');
    change.reset();
  };
  const [wasOpened, setWasOpened] = useState(opened);
  if (opened !== wasOpened) {
    setWasOpened(opened);
    if (opened) begin(assignment);
  }
  const save = (updatedAt: string) =>
    change.mutate({ id: assignment.id, dueAt, note: note.trim() || null, updatedAt }, { onSuccess: onClose });
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={texts.changeTitle}
      submit={{ text: isLate ? texts.saveMine : texts.save, testId: 'change-save' }}
      closeText={texts.back}
      pending={change.isPending || (isLate && !now)}
      error={formError(change.error, ['dueAt', 'note'])}
      onSubmit={() => save(isLate && now ? now.updatedAt : seen.updatedAt)}
    >
      {isLate && now && <Now now={now} onTake={() => begin(now)} />}
      <DueField
        label={texts.due}
        description={texts.dueHint(timeZone ?? '')}
        value={dueAt}
        onChange={setDueAt}
        error={fieldError(change.error, 'dueAt')}
      />
      <Textarea
        label={texts.note}
        description={texts.noteHint}
        maxLength={NOTE_MAX}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        data-testid="change-note"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={fieldError(change.error, 'note')}
      />
    </FormDialog>
  );
}

/** What somebody faster has made of it. */
function Now({ now, onTake }: { now: Assignment; onTake: () => void }) {
  const texts = useTexts(assignmentActsTexts);
  const site = useSiteTime();
  return (
    <section className={classes.now} aria-label={texts.nowTitle} data-testid="change-now">
      <b>{texts.nowTitle}</b>
      <Text size="sm">{texts.nowDue(now.dueAt ? site.when(now.dueAt) : texts.noDue)}</Text>
      <Text size="sm" dir="auto" className={classes.note}>
        {texts.nowNote(now.note ?? texts.noNote)}
      </Text>
      <Button size="xs" variant="default" mt={8} onClick={onTake}>
        {texts.takeTheirs}
      </Button>
    </section>
  );
}
