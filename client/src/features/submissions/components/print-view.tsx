import type { DetailedAnswer, SubmissionDetail } from '../../../../../shared/contracts/submissions.ts';
import { durationText } from '../../../../../shared/duration-text.ts';
import { useSiteTime } from '../../../components/ui/site-time.ts';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { inOrder } from '../in-order.ts';
import { printedTime } from '../printed-time.ts';
import { AnswerMark } from './answer-mark.tsx';
import { PrintPhotos } from './print-photos.tsx';
import classes from './print-view.module.css';
import { ValueScale } from './value-scale.tsx';

/** A submission on paper: everything that its page shows, without what can be pressed. Always light. */
export function PrintView({ submission }: { submission: SubmissionDetail }) {
  const texts = useTexts(submissionsTexts);
  const frame = useTexts().submission;
  const site = useSiteTime();
  const { review, seconds, completedAt } = submission;
  const facts: [string, string][] = [
    [frame.machine, submission.machineName],
    [frame.operator, submission.operatorName],
    [texts.status, frame.statuses[submission.status]],
    [frame.started, printedTime(site, submission.createdAt)],
    ...(completedAt ? [[frame.completedAt, printedTime(site, completedAt)] as [string, string]] : []),
    ...(seconds === null ? [] : [[texts.taken, durationText(seconds)] as [string, string]]),
    ...(review
      ? [
          [
            texts.review,
            `${texts.reviewStates[review.state]}, ${texts.signed(review.by)}, ${printedTime(site, review.at)}`,
          ] as [string, string],
        ]
      : []),
  ];
  return (
    <article className={classes.sheet} data-testid="sheet">
      <title>{`${submission.templateName}, ${submission.machineName} · Kinto`}</title>
      <p className={classes.kind}>{texts.printTitle}</p>
      <h1 dir="auto">{submission.templateName}</h1>
      <dl className={classes.facts}>
        {facts.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd dir="auto">{words}</dd>
          </div>
        ))}
      </dl>
      {review?.note && (
        <p className={classes.text} dir="auto">
          {review.note}
        </p>
      )}
      <p className={classes.dim}>
        {texts.printTimes(site.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)}
      </p>
      <ol className={classes.questions}>
        {inOrder(submission, 'asked').map(({ taskIndex, answer, task }) => (
          <li key={taskIndex}>
            <h2 dir="auto">
              {taskIndex + 1}. {(answer ?? task).taskName}
            </h2>
            {answer ? <PrintAnswer answer={answer} /> : <p className={classes.dim}>{texts.notAnswered}</p>}
          </li>
        ))}
      </ol>
      {submission.unplacedPhotos.length > 0 && (
        <section>
          <h2>{frame.unplaced}</h2>
          <PrintPhotos photos={submission.unplacedPhotos} taskName={frame.unplaced} />
        </section>
      )}
    </article>
  );
}

function PrintAnswer({ answer }: { answer: DetailedAnswer }) {
  const texts = useTexts(submissionsTexts);
  const site = useSiteTime();
  return (
    <>
      {answer.verificationCriteria && (
        <p className={classes.dim} dir="auto">
          {answer.verificationCriteria}
        </p>
      )}
      <AnswerMark answer={answer} />
      <ValueScale answer={answer} />
      {answer.remarks && (
        <p className={classes.text} dir="auto">
          {answer.remarks}
        </p>
      )}
      {answer.earlier.map((earlier) => (
        <p key={earlier.answeredAt} className={classes.dim} dir="auto">
          {texts.before}: {[earlier.result, earlier.value, earlier.remarks].filter(Boolean).join(', ')} (
          {printedTime(site, earlier.answeredAt)})
        </p>
      ))}
      {answer.followUp && (
        <p className={classes.text} dir="auto">
          <b>{texts.followUp}:</b> {answer.followUp.text} ({answer.followUp.by},{' '}
          {printedTime(site, answer.followUp.at)})
        </p>
      )}
      <PrintPhotos photos={answer.photos} taskName={answer.taskName} />
      <p className={classes.dim}>
        {printedTime(site, answer.answeredAt)}
        {answer.seconds !== null && ` · ${texts.answerTook(durationText(answer.seconds))}`}
      </p>
    </>
  );
}
