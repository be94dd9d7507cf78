import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Role } from '../../../../../shared/words.ts';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { FormDialog } from '../../../components/ui/form-dialog.tsx';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { inviteMutation } from '../api/invitations.ts';
import { InvitationLink } from './invitation-link.tsx';
import { RoleChoice } from './role-choice.tsx';

const empty: { email: string; role: Role } = { email: '', role: 'manager' };

interface Props {
  opened: boolean;
  onClose: () => void;
  /** The whole address that takes up the invitation with this token. */
  linkOf: (token: string) => string;
}

/** Asks whom to invite and as what, then shows the link, this once. */
export function InviteDialog({ opened, onClose, linkOf }: Props) {
  const texts = useTexts(peopleTexts).invite;
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState(false);
  const invite = useMutation(inviteMutation);
  const close = () => {
    setForm(empty);
    setTried(false);
    invite.reset();
    onClose();
  };
  if (invite.data) {
    return (
      <FormDialog
        opened={opened}
        onClose={close}
        title={texts.readyTitle}
        submit={{ text: texts.done }}
        pending={false}
        error={null}
        onSubmit={close}
      >
        <InvitationLink email={invite.data.email} link={linkOf(invite.data.token)} />
      </FormDialog>
    );
  }
  const missing = tried && !form.email.trim() ? texts.missing : undefined;
  const submit = () => {
    setTried(true);
    if (form.email.trim()) invite.mutate(form);
  };
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={texts.title}
      submit={{ text: texts.submit }}
      pending={invite.isPending}
      error={formError(invite.error, ['email', 'role'])}
      onSubmit={submit}
    >
      <TextInput
        label={texts.email}
        type="email"
        autoComplete="off"
        data-autofocus
        value={form.email}
        onChange={(event) => setForm({ ...form, email: event.currentTarget.value })}
        error={missing ?? fieldError(invite.error, 'email')}
      />
      <RoleChoice value={form.role} onChange={(role) => setForm({ ...form, role })} />
    </FormDialog>
  );
}
