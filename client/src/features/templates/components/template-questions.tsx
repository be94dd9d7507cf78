import { lazy, Suspense } from 'react';
import type { Template } from '../../../../../shared/contracts/templates.ts';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { TaskLines } from './task-lines.tsx';
import classes from './template-questions.module.css';

const ChatPreview = lazy(async () => ({
  default: (await import('./play/chat-preview.tsx')).ChatPreview,
}));

/** The tasks of a template, and beside them the chat that they make, for those who may try it. */
export function TemplateQuestions({ template, mayPlay }: { template: Template; mayPlay: boolean }) {
  return (
    <div className={classes.columns} data-with-chat={mayPlay}>
      <TaskLines tasks={template.tasks} />
      {mayPlay && (
        <aside className={classes.chat}>
          <Suspense fallback={<LoadingRows rows={3} height={80} />}>
            <ChatPreview template={template} />
          </Suspense>
        </aside>
      )}
    </div>
  );
}
