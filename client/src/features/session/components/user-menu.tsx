import { Avatar, Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { User } from '../../../../../shared/contracts/auth.ts';
import { IconSignOut } from '../../../components/ui/icons.tsx';
import { initials } from '../../../components/ui/initials.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { signOutMutation } from '../api/sign-out.ts';

interface Props {
  user: User;
  /** More menu items, above the way out. */
  items: ReactNode;
  onSignedOut: () => void;
}

/** Who is signed in, and the way out. */
export function UserMenu({ user, items, onSignedOut }: Props) {
  const texts = useTexts();
  const signOut = useMutation({ ...signOutMutation, onSuccess: onSignedOut });
  return (
    <Menu position="bottom-end" shadow="md" width={240} radius="md">
      <Menu.Target>
        <UnstyledButton title={user.name}>
          {/* Initials are a picture of the name, which the words behind it say. */}
          <Avatar size={34} color="kinto" variant="filled" radius="xl" aria-hidden>
            {initials(user.name)}
          </Avatar>
          <VisuallyHidden>{texts.nav.user(user.name)}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name} · {texts.roles[user.role]}
          <br />
          {user.email}
        </Menu.Label>
        <Menu.Divider />
        {items}
        <Menu.Item leftSection={<IconSignOut />} onClick={() => signOut.mutate()}>
          {texts.nav.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
