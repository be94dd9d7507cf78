import { useMutation } from '@tanstack/react-query';
import type { Person } from '../../../../../shared/contracts/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { resetTotpMutation } from '../api/reset-totp.ts';
import { AskDialog } from './ask-dialog.tsx';

/** Lets somebody who has lost the phone sign in with the password alone. */
export function ResetTotpDialog(props: { person: Person; opened: boolean; onClose: () => void }) {
  const texts = useTexts(peopleTexts).reset;
  const reset = useMutation(resetTotpMutation);
  return (
    <AskDialog
      opened={props.opened}
      onClose={props.onClose}
      words={texts}
      name={props.person.name}
      danger
      act={reset}
      onConfirm={() => reset.mutate(props.person.id, { onSuccess: props.onClose })}
    />
  );
}
