import { Menu } from '@mantine/core';
import { lazy, useState } from 'react';
import type { Person } from '../../../../../shared/contracts/people.ts';
import { ActMenu } from '../../../components/ui/act-menu.tsx';
import { IconCheck, IconCross, IconEdit, IconKey } from '../../../components/ui/icons.tsx';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';

const ChangeDialog = lazy(async () => ({
  default: (await import('./change-person-dialog.tsx')).ChangePersonDialog,
}));
const DisableDialog = lazy(async () => ({
  default: (await import('./disable-person-dialog.tsx')).DisablePersonDialog,
}));
const ResetDialog = lazy(async () => ({
  default: (await import('./reset-totp-dialog.tsx')).ResetTotpDialog,
}));

/** What an admin may do with a person. */
export function PersonActions({ person, own }: { person: Person; own: boolean }) {
  const texts = useTexts(peopleTexts);
  const [dialog, setDialog] = useState<'change' | 'disable' | 'reset' | null>(null);
  const common = { person, onClose: () => setDialog(null) };
  const able = person.disabled ? texts.enable : texts.disable;
  return (
    <>
      <ActMenu size="lg" aria-label={texts.actions(person.name)}>
        <Menu.Item leftSection={<IconEdit />} onClick={() => setDialog('change')}>
          {texts.change.action}
        </Menu.Item>
        {person.totp && (
          <Menu.Item leftSection={<IconKey />} onClick={() => setDialog('reset')}>
            {texts.reset.action}
          </Menu.Item>
        )}
        <Menu.Item
          {...(!person.disabled && { color: 'var(--k-bad-text)' })}
          leftSection={person.disabled ? <IconCheck /> : <IconCross />}
          onClick={() => setDialog('disable')}
        >
          {able.action}
        </Menu.Item>
      </ActMenu>
      <WhenFirst wanted={dialog === 'change'}>
        {(opened) => <ChangeDialog {...common} own={own} opened={opened} />}
      </WhenFirst>
      <WhenFirst wanted={dialog === 'disable'}>
        {(opened) => <DisableDialog {...common} opened={opened} />}
      </WhenFirst>
      <WhenFirst wanted={dialog === 'reset'}>
        {(opened) => <ResetDialog {...common} opened={opened} />}
      </WhenFirst>
    </>
  );
}
