import { PhotoRule } from '../../../../../../shared/words.ts';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import { ChipField } from './chip-field.tsx';
import type { DetailsProps } from './task-details.tsx';

/** Whether a photo belongs to the answer; only what goes with this kind of answer is there to be chosen. */
export function PhotoRuleField({ task, faults, onChange }: DetailsProps) {
  const texts = useTexts(templateEditorTexts);
  if (task.answerType === 'photo') return null;
  const rules = PhotoRule.options.filter(
    (rule) => rule !== 'required_on_nok' || task.answerType === 'ok_nok',
  );
  return (
    <ChipField
      legend={texts.photo}
      value={task.photo}
      choices={rules.map((value) => ({ value, label: texts.photos[value] }))}
      onChange={(photo) => onChange({ photo })}
      error={faults?.photo}
    />
  );
}
