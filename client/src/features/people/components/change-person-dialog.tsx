import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '../../../../../shared/contracts/people.ts';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeUserMutation } from '../api/change-user.ts';
import { RoleChoice } from './role-choice.tsx';

const formOf = ({ name, role, updatedAt }: Person) => ({ name, role, updatedAt });

interface Props {
  person: Person;
  own: boolean;
  opened: boolean;
  onClose: () => void;
}

/** Name and role. Keeps what it was opened with: whoever was faster meanwhile is named, and can be looked at. */
export function ChangePersonDialog({ person, own, opened, onClose }: Props) {
  const texts = useTexts(peopleTexts).change;
  const [form, setForm] = useState(() => formOf(person));
  const [shown, setShown] = useState(opened);
  const change = useMutation(changeUserMutation);
  // Opened anew, it shows what is there by then.
  if (opened !== shown) {
    setShown(opened);
    if (opened) setForm(formOf(person));
  }
  const close = () => {
    change.reset();
    onClose();
  };
  const showNow = () => {
    change.reset();
    setForm(formOf(person));
  };
  const missing = form.name.trim() ? undefined : texts.missing;
  const stale = fieldError(change.error, 'updatedAt') !== undefined;
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={texts.title(person.name)}
      submit={{ text: texts.submit, testId: 'change-person-submit' }}
      pending={change.isPending}
      error={formError(change.error, ['name', 'role'])}
      onSubmit={() => !missing && change.mutate({ id: person.id, ...form }, { onSuccess: close })}
    >
      {stale && (
        <Button variant="default" onClick={showNow}>
          {texts.showNow}
        </Button>
      )}
      <TextInput
        label={texts.name}
        maxLength={120}
        dir="auto"
        data-autofocus
        value={form.name}
        onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
        error={missing ?? fieldError(change.error, 'name')}
      />
      <RoleChoice
        value={form.role}
        onChange={(role) => setForm({ ...form, role })}
        error={fieldError(change.error, 'role')}
      />
      {own && form.role !== 'admin' && (
        <Alert color="yellow" variant="light" c="var(--k-warn-text)">
          {texts.own}
        </Alert>
      )}
    </FormDialog>
  );
}
