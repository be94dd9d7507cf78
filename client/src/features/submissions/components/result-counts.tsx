import type { SubmissionRow } from '../../../../../shared/contracts/submission-rows.ts';
import { Tag } from '../../../components/ui/tag.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './result-counts.module.css';

/** What came of the answers: what failed stands out, the rest is said in a line. */
export function ResultCounts({ row }: { row: SubmissionRow }) {
  const texts = useTexts(submissionsTexts);
  const rest = [
    row.answered < row.totalTasks ? texts.answeredOf(row.answered, row.totalTasks) : null,
    row.ok > 0 ? texts.ok(row.ok) : null,
    row.na > 0 ? texts.na(row.na) : null,
  ].filter((part) => part !== null);
  return (
    <div className={classes.counts}>
      {row.nok > 0 && <Tag tone="bad">{texts.nok(row.nok)}</Tag>}
      {row.outOfLimits > 0 && <Tag tone="warn">{texts.outOfLimits(row.outOfLimits)}</Tag>}
      <span className={classes.rest}>{rest.join(' · ')}</span>
    </div>
  );
}
