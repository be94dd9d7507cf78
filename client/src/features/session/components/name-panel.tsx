import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { User } from '../../../../../shared/contracts/auth.ts';
import { takeAnswer } from '../../../api/take-answer.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { fieldError, formError } from '../../../components/ui/field-error.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeMeMutation } from '../api/change-me.ts';
import { meQuery } from '../api/me.ts';

/** One's own name, to change. */
export function NamePanel({ user }: { user: User }) {
  const texts = useTexts(accountTexts);
  const roles = useTexts().roles;
  const queryClient = useQueryClient();
  const [name, setName] = useState(user.name);
  const [tried, setTried] = useState(false);
  const change = useMutation({
    ...changeMeMutation,
    onSuccess: (me) => takeAnswer(queryClient, meQuery.queryKey, me),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim()) change.mutate({ name: name.trim() });
  };
  const failure = formError(change.error, ['name']);
  return (
    <Panel
      title={texts.profile.title}
      lead={texts.profile.lead(user.email, roles[user.role].toLocaleLowerCase())}
    >
      <form onSubmit={submit} noValidate>
        {failure && <ErrorNotice error={failure} />}
        <Group align="flex-end" gap="sm">
          <TextInput
            label={texts.profile.name}
            autoComplete="name"
            maxLength={120}
            dir="auto"
            flex="1 1 14rem"
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              change.reset();
            }}
            error={(tried && !name.trim() && texts.profile.missing) || fieldError(change.error, 'name')}
          />
          <Button type="submit" variant="default" loading={change.isPending}>
            {change.isSuccess ? texts.saved : texts.save}
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
