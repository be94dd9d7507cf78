import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useRouter } from '@tanstack/react-router';
import { LiveProvider } from '../api/live-provider.tsx';
import { AppFrame } from '../components/layout/app-frame.tsx';
import { ConnectionBanner } from '../components/layout/connection-banner.tsx';
import { ThemeToggle } from '../components/layout/theme-toggle.tsx';
import { UserMenu } from '../features/session/components/user-menu.tsx';
import { may } from '../features/session/may.ts';
import { PhoneLink } from '../features/system/components/phone-link.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { paths } from './paths.ts';

const route = getRouteApi('/signed-in');

/** The frame around every page for people who are signed in, with the live updates. */
export function SignedInLayout() {
  const texts = useTexts().nav;
  const { user } = route.useRouteContext();
  const router = useRouter();
  const queryClient = useQueryClient();
  const leave = () => {
    queryClient.clear();
    void router.navigate({ to: paths.signIn });
  };
  const nav = (
    <>
      <Link to={paths.today}>{texts.today}</Link>
      {may(user, 'manager') && <Link to={paths.assign}>{texts.assign}</Link>}
    </>
  );
  const tools = (
    <>
      <PhoneLink />
      <ThemeToggle />
      <UserMenu user={user} onSignedOut={leave} />
    </>
  );
  return (
    <LiveProvider>
      <AppFrame nav={nav} tools={tools} banner={<ConnectionBanner />}>
        <Outlet />
      </AppFrame>
    </LiveProvider>
  );
}
