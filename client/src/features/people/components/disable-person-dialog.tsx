import { useMutation } from '@tanstack/react-query';
import type { Person } from '../../../../../shared/contracts/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeUserMutation } from '../api/change-user.ts';
import { AskDialog } from './ask-dialog.tsx';

/** Disables a person, or enables one again. */
export function DisablePersonDialog(props: { person: Person; opened: boolean; onClose: () => void }) {
  const texts = useTexts(peopleTexts);
  const { id, name, disabled, updatedAt } = props.person;
  const change = useMutation(changeUserMutation);
  return (
    <AskDialog
      opened={props.opened}
      onClose={props.onClose}
      words={disabled ? texts.enable : texts.disable}
      name={name}
      danger={!disabled}
      act={change}
      onConfirm={() => change.mutate({ id, disabled: !disabled, updatedAt }, { onSuccess: props.onClose })}
    />
  );
}
