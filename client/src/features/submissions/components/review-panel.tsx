import { Button, Group, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SubmissionDetail } from '../../../../../shared/contracts/submissions.ts';
import type { Review } from '../../../../../shared/words.ts';
import { IconAlert, IconCheck } from '../../../components/ui/icons.tsx';
import { When } from '../../../components/ui/when.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { reviewMutation } from '../api/review.ts';
import { submissionQuery } from '../api/submission.ts';
import { LongText } from './long-text.tsx';
import { ReviewError } from './review-error.tsx';
import classes from './review-panel.module.css';
import { StateTag } from './state-tag.tsx';

/** What a reviewer makes of a completed submission: accepted, or something has to be done; with a note. */
export function ReviewPanel({ submission, mayReview }: { submission: SubmissionDetail; mayReview: boolean }) {
  const texts = useTexts(submissionsTexts);
  // What is being written, and what the page said when it was begun: somebody else may be faster.
  const [draft, setDraft] = useState<{ note: string; seen: string } | null>(null);
  const client = useQueryClient();
  const save = useMutation(reviewMutation(submission.id));
  const { review, updatedAt } = submission;
  const reload = () => {
    save.reset();
    setDraft(null);
    void client.invalidateQueries(submissionQuery(submission.id));
  };
  const write = (note: string) => setDraft({ note, seen: draft?.seen ?? updatedAt });
  const send = (state: Review | null) =>
    save.mutate(
      { updatedAt: draft?.seen ?? updatedAt, review: state, ...(state && { note: draft?.note ?? '' }) },
      { onSuccess: () => setDraft(null) },
    );
  return (
    <section className={classes.panel} aria-label={texts.review} data-testid="review">
      <h2 className={classes.title}>{texts.review}</h2>
      {save.error && <ReviewError error={save.error} onReload={reload} />}
      {review && !draft ? (
        <>
          <p className={classes.signed}>
            <StateTag status={submission.status} review={review.state} />
            <span>
              <bdi>{texts.signed(review.by)}</bdi>, <When at={review.at} />
            </span>
          </p>
          {review.note && <LongText text={review.note} />}
          {mayReview && (
            <Group gap="xs" mt="sm">
              <Button size="xs" variant="default" onClick={() => write(review.note)}>
                {texts.change}
              </Button>
              <Button size="xs" variant="subtle" loading={save.isPending} onClick={() => send(null)}>
                {texts.undo}
              </Button>
            </Group>
          )}
        </>
      ) : (
        <OpenReview
          note={draft?.note ?? ''}
          onNote={write}
          completed={submission.status === 'completed'}
          mayReview={mayReview}
          pending={save.isPending}
          onSend={send}
          onCancel={review ? () => setDraft(null) : undefined}
        />
      )}
    </section>
  );
}

interface OpenProps {
  note: string;
  onNote: (note: string) => void;
  completed: boolean;
  mayReview: boolean;
  pending: boolean;
  onSend: (state: Review) => void;
  onCancel: (() => void) | undefined;
}

function OpenReview({ note, onNote, completed, mayReview, pending, onSend, onCancel }: OpenProps) {
  const texts = useTexts(submissionsTexts);
  if (!completed) return <p className={classes.hint}>{texts.reviewLater}</p>;
  if (!mayReview)
    return (
      <p className={classes.hint}>
        {texts.reviewOpen} {texts.reviewNeedsRole}
      </p>
    );
  return (
    <>
      <Textarea
        label={texts.note}
        description={texts.noteHint}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        dir="auto"
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
      <Group gap="xs" mt="sm">
        <Button leftSection={<IconCheck size={16} />} loading={pending} onClick={() => onSend('accepted')}>
          {texts.accept}
        </Button>
        <Button
          variant="default"
          leftSection={<IconAlert size={16} />}
          disabled={pending}
          onClick={() => onSend('needs_action')}
        >
          {texts.needAction}
        </Button>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            {texts.cancel}
          </Button>
        )}
      </Group>
    </>
  );
}
