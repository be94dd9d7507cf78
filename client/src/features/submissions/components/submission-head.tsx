import type { ReactNode } from 'react';
import type { Submission } from '../../../../../shared/contracts/submissions.ts';
import { PageHead } from '../../../components/ui/page-head.tsx';
import { Tag, type Tone } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { tally } from '../tally.ts';
import classes from './submission-head.module.css';

const tones: Record<Submission['status'], Tone> = { pending: 'busy', completed: 'good', cancelled: 'quiet' };

/** Which checklist, where, by whom, when, and what stands out. */
export function SubmissionHead({ submission }: { submission: Submission }) {
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
      <PageHead title={submission.templateName} lead={status} />
      <dl className={classes.facts}>
        <Fact term={words.machine}>{submission.machineName}</Fact>
        <Fact term={words.operator}>{submission.operatorName}</Fact>
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
