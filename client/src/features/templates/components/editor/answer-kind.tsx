import { AnswerType } from '../../../../../../shared/words.ts';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import { ChipField } from './chip-field.tsx';
import type { DetailsProps } from './task-details.tsx';

/** What a task is answered by, and what that means for the operator. */
export function AnswerKind({ task, faults, onChange }: DetailsProps) {
  const texts = useTexts(templateEditorTexts);
  return (
    <ChipField
      legend={texts.answer}
      value={task.answerType}
      choices={AnswerType.options.map((value) => ({ value, label: texts.answers[value] }))}
      onChange={(answerType) => onChange({ answerType })}
      hint={texts.answerHints[task.answerType]}
      error={faults?.answerType}
    />
  );
}
