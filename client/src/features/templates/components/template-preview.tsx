import { useQuery } from '@tanstack/react-query';
import type { Task } from '../../../../../shared/contracts/templates.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { templateQuery } from '../api/template.ts';
import { limitsOf } from '../limits-of.ts';
import classes from './template-preview.module.css';

/** The questions that the operator will be asked. */
export function TemplatePreview({ templateId }: { templateId: number }) {
  const texts = useTexts().assign;
  const { data, error, refetch } = useQuery(templateQuery(templateId));
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={3} height={44} />;
  return (
    <section className={classes.preview} aria-label={data.name}>
      <h2 className={classes.title}>{texts.questions(data.tasks.length)}</h2>
      <ol className={classes.tasks}>
        {data.tasks.map((task) => (
          <Question key={task.id} task={task} />
        ))}
      </ol>
    </section>
  );
}

function Question({ task }: { task: Task }) {
  const texts = useTexts().task;
  const about = [
    texts.types[task.answerType],
    limitsOf(task),
    task.choices?.join(', '),
    task.answerType !== 'photo' && texts.photo[task.photo],
  ].filter(Boolean);
  return (
    <li>
      <div className={classes.name}>{task.taskName}</div>
      {task.verificationCriteria && <div className={classes.criteria}>{task.verificationCriteria}</div>}
      <div className={classes.about}>{about.join(' · ')}</div>
    </li>
  );
}
