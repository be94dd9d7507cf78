import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { PageHead } from '../../components/ui/page-head.tsx';
import { NamePanel } from '../../features/session/components/name-panel.tsx';
import { PasswordPanel } from '../../features/session/components/password-panel.tsx';
import { SessionsPanel } from '../../features/session/components/sessions-panel.tsx';
import { TotpPanel } from '../../features/session/components/totp-panel.tsx';
import { accountTexts } from '../../texts/account.ts';
import { useTexts } from '../../texts/use-texts.ts';

const route = getRouteApi('/signed-in');

/** One's own name, password, second step, and where one is signed in. */
export function AccountPage() {
  const { user } = route.useRouteContext();
  return (
    <>
      <PageHead title={useTexts(accountTexts).title} />
      <Stack maw="46rem">
        <NamePanel user={user} />
        <PasswordPanel />
        <TotpPanel />
        <SessionsPanel />
      </Stack>
    </>
  );
}
