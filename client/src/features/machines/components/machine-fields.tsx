import { TextInput } from '@mantine/core';
import { fieldError } from '../../../components/ui/field-error.ts';
import { machinesTexts } from '../../../texts/machines.ts';
import { useTexts } from '../../../texts/use-texts.ts';

export interface MachineForm {
  name: string;
  code: string;
  location: string;
}

export const machineFieldNames = ['name', 'code', 'location'] as const;

interface Props {
  form: MachineForm;
  onEdit: (field: keyof MachineForm, value: string) => void;
  error: Error | null;
  /** The name was left empty when it was to be saved. */
  nameMissing: boolean;
}

/** The fields of a machine, for adding and editing. */
export function MachineFields({ form, onEdit, error, nameMissing }: Props) {
  const texts = useTexts(machinesTexts);
  const input = (field: keyof MachineForm) => ({
    dir: 'auto' as const,
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => onEdit(field, event.currentTarget.value),
    error: fieldError(error, field),
  });
  return (
    <>
      <TextInput
        {...input('name')}
        {...(nameMissing && { error: texts.missingName })}
        label={texts.name}
        maxLength={120}
        data-autofocus
        data-testid="add-machine-name"
      />
      <TextInput {...input('code')} label={texts.codeOptional} description={texts.codeHint} maxLength={40} />
      <TextInput {...input('location')} label={texts.locationOptional} maxLength={120} />
    </>
  );
}
