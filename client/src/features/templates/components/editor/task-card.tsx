import { Draggable } from '@hello-pangea/dnd';
import { ActionIcon, TextInput } from '@mantine/core';
import { type ClipboardEvent, type Dispatch, type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { IconDown, IconGrip, IconUp } from '../../../../components/ui/icons.tsx';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import type { TaskFaults } from '../../editor/check-draft.ts';
import { pastedLines } from '../../editor/pasted-lines.ts';
import type { TaskDraft } from '../../editor/task-draft.ts';
import type { Edit } from '../../editor/template-draft.ts';
import classes from './task-card.module.css';
import { TaskDetails } from './task-details.tsx';
import { TaskMenu } from './task-menu.tsx';
import { TaskSummary } from './task-summary.tsx';

interface Props {
  task: TaskDraft;
  index: number;
  last: boolean;
  open: boolean;
  /** Takes the focus, each time that this is another object. */
  focus: object | null;
  faults: TaskFaults | undefined;
  nextKey: string | undefined;
  dispatch: Dispatch<Edit>;
}

/** One task: its name is always there to be written, the rest when it is opened. Drawn anew only when it changes itself. */
export const TaskCard = memo(function TaskCard(props: Props) {
  const { task, index, open, faults, dispatch } = props;
  const texts = useTexts(templateEditorTexts);
  const wrong = faults !== undefined;
  return (
    <Draggable draggableId={task.key} index={index} disableInteractiveElementBlocking>
      {({ innerRef, draggableProps, dragHandleProps }, { isDragging }) => (
        <li
          ref={innerRef}
          {...draggableProps}
          className={classes.card}
          data-dragging={isDragging}
          data-wrong={wrong}
          data-testid="task-card"
        >
          <button
            type="button"
            {...dragHandleProps}
            className={classes.grip}
            aria-label={texts.move(index + 1, task.taskName)}
          >
            <IconGrip size={18} />
          </button>
          <span className={classes.number} aria-hidden>
            {index + 1}
          </span>
          <TaskName {...props} />
          <Moves {...props} />
          <div className={classes.more}>
            <TaskSummary
              task={task}
              number={index + 1}
              open={open}
              onToggle={() => dispatch({ kind: 'open', key: open ? null : task.key })}
            />
            {(open || wrong) && (
              <TaskDetails
                task={task}
                faults={faults}
                onChange={(to) => dispatch({ kind: 'change', key: task.key, to })}
              />
            )}
          </div>
        </li>
      )}
    </Draggable>
  );
});

function TaskName({ task, index, focus, faults, nextKey, dispatch }: Props) {
  const texts = useTexts(templateEditorTexts);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const goOn = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    dispatch(nextKey ? { kind: 'focus', key: nextKey } : { kind: 'add' });
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = pastedLines(event.clipboardData.getData('text/plain'));
    if (!lines) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const before = value.slice(0, selectionStart ?? value.length);
    const after = value.slice(selectionEnd ?? value.length);
    const [first, ...more] = lines;
    dispatch({ kind: 'paste', key: task.key, taskName: `${before}${first}${after}`, more });
  };
  return (
    <TextInput
      ref={input}
      className={classes.name}
      aria-label={texts.taskName(index + 1)}
      placeholder={texts.taskPlaceholder}
      dir="auto"
      maxLength={300}
      value={task.taskName}
      onChange={(event) =>
        dispatch({ kind: 'change', key: task.key, to: { taskName: event.currentTarget.value } })
      }
      onKeyDown={goOn}
      onPaste={paste}
      error={faults?.taskName}
    />
  );
}

function Moves({ task, index, last, dispatch }: Props) {
  const texts = useTexts(templateEditorTexts);
  const move = (to: number) => dispatch({ kind: 'move', from: index, to });
  return (
    <div className={classes.moves}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={texts.up(index + 1)}
        aria-disabled={index === 0}
        data-off={index === 0}
        onClick={() => move(index - 1)}
      >
        <IconUp size={18} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={texts.down(index + 1)}
        aria-disabled={last}
        data-off={last}
        onClick={() => move(index + 1)}
      >
        <IconDown size={18} />
      </ActionIcon>
      <TaskMenu taskKey={task.key} number={index + 1} dispatch={dispatch} />
    </div>
  );
}
