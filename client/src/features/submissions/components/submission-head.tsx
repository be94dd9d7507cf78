import type { ReactNode } from 'react';
import type { SubmissionDetail } from '../../../../../shared/contracts/submissions.ts';
import { durationText } from '../../../../../shared/duration-text.ts';
import { PageHead } from '../../../components/ui/page-head.tsx';
import { Tag, type Tone } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { tally } from '../tally.ts';
import classes from './submission-head.module.css';

const tones: Record<SubmissionDetail['status'], Tone> = {
  pending: 'busy',
  completed: 'good',
  cancelled: 'quiet',
};

/** Which checklist, where, by whom, when, and what stands out. */
export function SubmissionHead({
  submission,
  actions,
}: {
  submission: SubmissionDetail;
  actions: ReactNode;
}) {
  const more = useTexts(submissionsTexts);
  const texts = useTexts();
  const words = texts.submission;
  const { nok, outOfLimits } = tally(submission);
  const status = (
    <div className={classes.tags}>
      <Tag tone={tones[submission.status]} data-testid="submission-status">
        {words.statuses[submission.status]}
      </Tag>
      {nok > 0 && <Tag tone="bad">{words.nok(nok)}</Tag>}
      {outOfLimits > 0 && <Tag tone="warn">{words.outOfLimitsCount(outOfLimits)}</Tag>}
    </div>
  );
  return (
    <>
      <PageHead title={submission.templateName} lead={status} action={actions} />
      <dl className={classes.facts}>
        <Fact term={words.machine}>
          <bdi>{submission.machineName}</bdi>
        </Fact>
        <Fact term={words.operator}>
          <bdi>{submission.operatorName}</bdi>
        </Fact>
        <Fact term={words.answered}>
          {texts.assignment.progress(submission.answers.length, submission.totalTasks)}
        </Fact>
        <Fact term={words.started}>
          <When at={submission.createdAt} />
        </Fact>
        {submission.completedAt && (
          <Fact term={words.completedAt}>
            <When at={submission.completedAt} />
          </Fact>
        )}
        {submission.seconds !== null && <Fact term={more.taken}>{durationText(submission.seconds)}</Fact>}
      </dl>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
