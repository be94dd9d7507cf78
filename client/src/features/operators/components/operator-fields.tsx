import { Alert, NativeSelect, TextInput } from '@mantine/core';
import { fieldError } from '../../../components/ui/field-error.ts';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { languageName, languages } from '../language-name.ts';

export interface OperatorForm {
  name: string;
  phoneNumber: string;
  language: string;
}

export const operatorFieldNames = ['name', 'phoneNumber', 'language'] as const;

interface Props {
  form: OperatorForm;
  onEdit: (field: keyof OperatorForm, value: string) => void;
  error: Error | null;
  /** It was to be saved: what is empty is missing. */
  tried: boolean;
  /** Another number is being given to somebody who has one. */
  numberChanges?: boolean;
}

/** The fields of an operator, for adding and editing. */
export function OperatorFields({ form, onEdit, error, tried, numberChanges }: Props) {
  const texts = useTexts(operatorsTexts);
  const input = (field: keyof OperatorForm) => ({
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => onEdit(field, event.currentTarget.value),
    error: fieldError(error, field),
  });
  const missing = (field: keyof OperatorForm, words: string) =>
    tried && !form[field].trim() ? { error: words } : {};
  const offered = languages.includes(form.language) ? languages : [form.language, ...languages];
  return (
    <>
      <TextInput
        {...input('name')}
        {...missing('name', texts.missingName)}
        label={texts.name}
        dir="auto"
        maxLength={120}
        data-autofocus
        data-testid="add-operator-name"
      />
      <TextInput
        {...input('phoneNumber')}
        {...missing('phoneNumber', texts.missingPhone)}
        label={texts.phone}
        description={texts.phoneHint}
        type="tel"
        dir="ltr"
        autoComplete="off"
        maxLength={40}
        data-testid="add-operator-phone"
      />
      {numberChanges && (
        <Alert color="yellow" variant="light" radius="md">
          {texts.newNumber}
        </Alert>
      )}
      <NativeSelect
        {...input('language')}
        label={texts.language}
        description={form.language.startsWith('en') ? undefined : texts.languageHint}
        data={offered.map((code) => ({ value: code, label: languageName(code) }))}
      />
    </>
  );
}
