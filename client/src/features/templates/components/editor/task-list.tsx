import { DragDropContext, Droppable, type DropResult, type ResponderProvided } from '@hello-pangea/dnd';
import { Button } from '@mantine/core';
import { type Dispatch, useCallback } from 'react';
import { MOST_TASKS } from '../../../../../../shared/contracts/templates.ts';
import { IconPlus } from '../../../../components/ui/icons.tsx';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import type { Faults } from '../../editor/check-draft.ts';
import type { Edit, TemplateDraft } from '../../editor/template-draft.ts';
import { TaskCard } from './task-card.tsx';
import classes from './task-list.module.css';

interface Props {
  draft: TemplateDraft;
  faults: Faults;
  dispatch: Dispatch<Edit>;
}

/** The tasks in their order; dragged by hand or by keys, which is said aloud. */
export function TaskList({ draft, faults, dispatch }: Props) {
  const texts = useTexts(templateEditorTexts);
  const total = draft.tasks.length;
  const drop = useDrop(dispatch);
  return (
    <section aria-labelledby="tasks-title">
      <div className={classes.head}>
        <h2 id="tasks-title" className={classes.title}>
          {texts.tasks} <span className={classes.count}>{texts.count(total, MOST_TASKS)}</span>
        </h2>
        <span className={classes.hint}>{texts.hint}</span>
      </div>
      {faults.tasks && (
        <p role="alert" className={classes.fault}>
          {faults.tasks}
        </p>
      )}
      <DragDropContext
        dragHandleUsageInstructions={texts.moveHow}
        onDragStart={({ source }, say) => say.announce(texts.lifted(source.index + 1, total))}
        onDragUpdate={({ destination }, say) =>
          destination && say.announce(texts.movedTo(destination.index + 1, total))
        }
        onDragEnd={drop}
      >
        <Droppable droppableId="tasks">
          {({ innerRef, droppableProps, placeholder }) => (
            <ol ref={innerRef} {...droppableProps} className={classes.tasks}>
              {draft.tasks.map((task, index) => (
                <TaskCard
                  key={task.key}
                  task={task}
                  index={index}
                  last={index === total - 1}
                  open={draft.open === task.key}
                  focus={draft.focus?.key === task.key ? draft.focus : null}
                  faults={faults.byTask[task.key]}
                  nextKey={draft.tasks[index + 1]?.key}
                  dispatch={dispatch}
                />
              ))}
              {placeholder}
            </ol>
          )}
        </Droppable>
      </DragDropContext>
      <Button
        variant="light"
        leftSection={<IconPlus />}
        disabled={total >= MOST_TASKS}
        onClick={() => dispatch({ kind: 'add' })}
        data-testid="task-add"
      >
        {texts.add}
      </Button>
      {total >= MOST_TASKS && <span className={classes.full}>{texts.full}</span>}
    </section>
  );
}

function useDrop(dispatch: Dispatch<Edit>) {
  const texts = useTexts(templateEditorTexts);
  return useCallback(
    ({ source, destination, reason }: DropResult, say: ResponderProvided) => {
      if (!destination || reason === 'CANCEL') return say.announce(texts.leftThere(source.index + 1));
      say.announce(texts.dropped(destination.index + 1));
      dispatch({ kind: 'move', from: source.index, to: destination.index });
    },
    [dispatch, texts],
  );
}
