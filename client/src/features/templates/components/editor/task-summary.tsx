import { UnstyledButton } from '@mantine/core';
import { IconDown } from '../../../../components/ui/icons.tsx';
import { playTexts } from '../../../../texts/play.ts';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import { linesOf, numberIn, type TaskDraft } from '../../editor/task-draft.ts';
import { limitsOf } from '../../limits-of.ts';
import classes from './task-summary.module.css';

interface Props {
  task: TaskDraft;
  number: number;
  open: boolean;
  onToggle: () => void;
}

/** How a task is answered, in a line that opens the details. */
export function TaskSummary({ task, number, open, onToggle }: Props) {
  const texts = useTexts(templateEditorTexts);
  return (
    <UnstyledButton
      className={classes.summary}
      aria-expanded={open}
      aria-label={`${texts.details(number)}: ${useSummary(task)}`}
      onClick={onToggle}
    >
      <span className={classes.text} dir="auto">
        {useSummary(task)}
      </span>
      <IconDown size={15} />
    </UnstyledButton>
  );
}

function useSummary(task: TaskDraft): string {
  const texts = useTexts(templateEditorTexts);
  const photos = useTexts().task.photo;
  const words = useTexts(playTexts).reference;
  const number = (text: string) => {
    const value = numberIn(text);
    return value === null || Number.isNaN(value) ? {} : { value };
  };
  const { value: min } = number(task.min);
  const { value: max } = number(task.max);
  const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }), unit: task.unit };
  return [
    texts.answers[task.answerType],
    task.answerType === 'number' && limitsOf(limits),
    task.answerType === 'choice' && linesOf(task.choices).join(', '),
    task.answerType !== 'photo' && photos[task.photo],
    task.referencePicture && words.label,
    task.verificationCriteria.trim(),
  ]
    .filter(Boolean)
    .join(' · ');
}
