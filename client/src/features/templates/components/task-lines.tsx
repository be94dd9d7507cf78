import type { Task } from '../../../../../shared/contracts/templates.ts';
import { templatesTexts } from '../../../texts/templates.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { limitsOf } from '../limits-of.ts';
import { ReferencePicture } from './reference-picture.tsx';
import classes from './task-lines.module.css';

/** Tasks to be read: what is checked, when it is OK, and how it is answered. */
export function TaskLines({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ol className={classes.tasks}>
      {tasks.map((task) => (
        <li key={task.id} className={classes.task} data-testid="task-line">
          <TaskLine task={task} />
        </li>
      ))}
    </ol>
  );
}

function TaskLine({ task }: { task: Task }) {
  const texts = useTexts(templatesTexts);
  const photos = useTexts().task.photo;
  const about = [
    texts.types[task.answerType],
    limitsOf(task),
    task.choices?.join(', '),
    task.answerType !== 'photo' && photos[task.photo],
  ].filter(Boolean);
  return (
    <>
      <div className={classes.name} dir="auto">
        {task.taskName}
      </div>
      {task.verificationCriteria && (
        <div className={classes.criteria} dir="auto">
          {task.verificationCriteria}
        </div>
      )}
      <div className={classes.about} dir="auto">
        {about.join(' · ')}
      </div>
      {task.referencePicture && (
        <ReferencePicture filename={task.referencePicture} taskName={task.taskName} />
      )}
    </>
  );
}
