import { TextInput } from '@mantine/core';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import classes from './task-details.module.css';
import type { DetailsProps } from './task-details.tsx';

/** What a number is measured in, and what it should lie between. */
export function LimitFields({ task, faults, onChange }: DetailsProps) {
  const texts = useTexts(templateEditorTexts);
  const field = (key: 'unit' | 'min' | 'max') => ({
    label: texts[key],
    value: task[key],
    error: faults?.[key],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [key]: event.currentTarget.value }),
  });
  return (
    <div className={classes.limits}>
      <TextInput {...field('min')} inputMode="decimal" maxLength={30} />
      <TextInput {...field('max')} inputMode="decimal" maxLength={30} />
      <TextInput {...field('unit')} placeholder={texts.unitPlaceholder} dir="auto" maxLength={20} />
    </div>
  );
}
