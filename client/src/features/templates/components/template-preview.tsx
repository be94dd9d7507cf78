import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Task } from '../../../../../shared/contracts/templates.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { playTexts } from '../../../texts/play.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { templateQuery } from '../api/template.ts';
import { limitsOf } from '../limits-of.ts';
import type { Players } from './play/use-play.ts';
import { ReferencePicture } from './reference-picture.tsx';
import classes from './template-preview.module.css';

const ChatPreview = lazy(async () => ({
  default: (await import('./play/chat-preview.tsx')).ChatPreview,
}));

/** The questions that the operator will be asked, or the chat that they make, to be tried. */
export function TemplatePreview({ templateId, ...players }: { templateId: number } & Players) {
  const texts = useTexts().assign;
  const words = useTexts(playTexts);
  const [view, setView] = useState<'questions' | 'chat'>('questions');
  const { data, error, refetch } = useQuery(templateQuery(templateId));
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={3} height={44} />;
  return (
    <section className={classes.preview} aria-label={data.name}>
      <SegmentedControl
        fullWidth
        size="sm"
        className={classes.views}
        aria-label={words.view}
        value={view}
        onChange={setView}
        data={[
          { value: 'questions', label: texts.questions(data.tasks.length) },
          { value: 'chat', label: words.showChat },
        ]}
      />
      {view === 'chat' ? (
        <Suspense fallback={<LoadingRows rows={3} height={80} />}>
          <ChatPreview template={data} {...players} />
        </Suspense>
      ) : (
        <Questions tasks={data.tasks} />
      )}
    </section>
  );
}

function Questions({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ol className={classes.tasks}>
      {tasks.map((task) => (
        <Question key={task.id} task={task} />
      ))}
    </ol>
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
      {task.referencePicture && (
        <ReferencePicture filename={task.referencePicture} taskName={task.taskName} />
      )}
    </li>
  );
}
