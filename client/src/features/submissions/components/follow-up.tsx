import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DetailedAnswer, SubmissionDetail } from '../../../../../shared/contracts/submissions.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { IconPlus } from '../../../components/ui/icons.tsx';
import { When } from '../../../components/ui/when.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { reviewMutation } from '../api/review.ts';
import { hasFailed } from '../in-order.ts';
import classes from './follow-up.module.css';
import { LongText } from './long-text.tsx';

interface Props {
  submission: SubmissionDetail;
  answer: DetailedAnswer;
  mayReview: boolean;
}

/** What was done about an answer that is NOK or out of limits. */
export function FollowUp({ submission, answer, mayReview }: Props) {
  const texts = useTexts(submissionsTexts);
  const [opened, setOpened] = useState(false);
  const { followUp } = answer;
  if (!followUp && !(mayReview && hasFailed(answer))) return null;
  return (
    <div className={classes.followUp}>
      {followUp && (
        <>
          <b className={classes.title}>{texts.followUp}</b>
          <LongText text={followUp.text} />
          <p className={classes.signed}>
            <bdi>{texts.signed(followUp.by)}</bdi>, <When at={followUp.at} />
          </p>
        </>
      )}
      {mayReview && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={followUp ? undefined : <IconPlus size={15} />}
          ml={-8}
          onClick={() => setOpened(true)}
        >
          {followUp ? texts.edit : texts.addFollowUp}
        </Button>
      )}
      <FollowUpDialog
        key={`${opened}`}
        submission={submission}
        answer={answer}
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </div>
  );
}

interface DialogProps extends Omit<Props, 'mayReview'> {
  opened: boolean;
  onClose: () => void;
}

function FollowUpDialog({ submission, answer, opened, onClose }: DialogProps) {
  const texts = useTexts(submissionsTexts);
  const [text, setText] = useState(answer.followUp?.text ?? '');
  const [seen] = useState(submission.updatedAt);
  const save = useMutation(reviewMutation(submission.id));
  const submit = () =>
    save.mutate(
      { updatedAt: seen, followUps: [{ taskIndex: answer.taskIndex, text }] },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={texts.followUpDialog(answer.taskName)}
      submit={{ text: texts.save }}
      closeText={texts.cancel}
      pending={save.isPending}
      error={save.error}
      onSubmit={submit}
    >
      <Textarea
        label={texts.followUp}
        description={texts.followUpHint}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={1000}
        dir="auto"
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
