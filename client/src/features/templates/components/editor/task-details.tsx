import { Textarea } from '@mantine/core';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import type { TaskFaults } from '../../editor/check-draft.ts';
import type { TaskDraft } from '../../editor/task-draft.ts';
import { ReferencePictureField } from '../reference-picture-field.tsx';
import { AnswerKind } from './answer-kind.tsx';
import { LimitFields } from './limit-fields.tsx';
import { PhotoRuleField } from './photo-rule-field.tsx';
import classes from './task-details.module.css';

export interface DetailsProps {
  task: TaskDraft;
  faults: TaskFaults | undefined;
  onChange: (to: Partial<TaskDraft>) => void;
}

/** When a task is OK, what it is answered by, its limits or choices, and its photos. */
export function TaskDetails(props: DetailsProps) {
  const { task, faults, onChange } = props;
  const texts = useTexts(templateEditorTexts);
  return (
    <div className={classes.details}>
      <Textarea
        label={texts.criteria}
        description={texts.criteriaHint}
        autosize
        minRows={1}
        maxRows={6}
        dir="auto"
        maxLength={1000}
        value={task.verificationCriteria}
        onChange={(event) => onChange({ verificationCriteria: event.currentTarget.value })}
        error={faults?.verificationCriteria}
      />
      <AnswerKind {...props} />
      {task.answerType === 'number' && <LimitFields {...props} />}
      {task.answerType === 'choice' && (
        <Textarea
          label={texts.choices}
          description={texts.choicesHint}
          autosize
          minRows={3}
          maxRows={12}
          dir="auto"
          value={task.choices}
          onChange={(event) => onChange({ choices: event.currentTarget.value })}
          error={faults?.choices}
        />
      )}
      <PhotoRuleField {...props} />
      <ReferencePictureField {...props} />
    </div>
  );
}
