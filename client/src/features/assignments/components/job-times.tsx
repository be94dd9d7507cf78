import { type Job, SILENT_MINUTES } from '../../../../../shared/contracts/today.ts';
import { useSiteTime } from '../../../components/ui/site-time.ts';
import { Ticks } from '../../../components/ui/ticks.tsx';
import { When } from '../../../components/ui/when.tsx';
import { todayTexts } from '../../../texts/today.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { dueOf } from '../due-of.ts';
import { minutesBetween } from '../minutes-between.ts';
import classes from './job-times.module.css';

/** When the operator answered last, how far the newest message has come, and when the job is due. */
export function JobTimes({ job, now }: { job: Job; now: Date }) {
  return (
    <div className={classes.times}>
      <LastMove job={job} now={now} />
      {job.completedAt === null && job.dueAt && <DueLine dueAt={job.dueAt} now={now} />}
    </div>
  );
}

function LastMove({ job, now }: { job: Job; now: Date }) {
  const texts = useTexts(todayTexts);
  const site = useSiteTime();
  const { session, silentSince, completedAt, dueAt } = job;
  const delivery = session?.lastDelivery;
  if (completedAt) {
    const late = dueAt ? minutesBetween(dueAt, completedAt) : 0;
    return (
      <>
        <span className={classes.line}>
          {texts.completed} <When at={completedAt} inSentence />
        </span>
        {late > 0 && <span className={classes.line}>{texts.doneLate(late)}</span>}
      </>
    );
  }
  if (silentSince) {
    const minutes = Math.max(0, minutesBetween(silentSince, now));
    const words = session && session.answered > 0 ? texts.lastAnswer(minutes) : texts.asked(minutes);
    return (
      <span className={classes.line} data-tone={minutes >= SILENT_MINUTES ? 'warn' : undefined}>
        <time dateTime={silentSince} title={site.fullDate(silentSince)} data-testid="last-answer">
          {words}
        </time>
        {delivery && <Ticks status={delivery.status} error={delivery.error} />}
      </span>
    );
  }
  const at = session?.lastMessageAt;
  return (
    <span className={classes.line}>
      {at ? texts.updated : texts.assigned} <When at={at ?? job.createdAt} inSentence />
    </span>
  );
}

function DueLine({ dueAt, now }: { dueAt: string; now: Date }) {
  const texts = useTexts(todayTexts);
  const site = useSiteTime();
  const due = dueOf(dueAt, now);
  if (due.kind === 'later')
    return (
      <span className={classes.line}>
        {texts.due} <When at={dueAt} inSentence />
      </span>
    );
  const tone = due.kind === 'late' ? 'bad' : due.pressing ? 'warn' : undefined;
  return (
    <span className={classes.line} data-tone={tone}>
      <time dateTime={dueAt} title={site.fullDate(dueAt)} data-testid="due">
        {due.kind === 'late' ? texts.late(due.minutes) : texts.dueIn(due.minutes)}
      </time>
    </span>
  );
}
