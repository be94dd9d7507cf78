import { VisuallyHidden } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Outlet, useRouter } from '@tanstack/react-router';
import { lazy } from 'react';
import { LiveProvider } from '../api/live-provider.tsx';
import { AppFrame } from '../components/layout/app-frame.tsx';
import { ConnectionBanner } from '../components/layout/connection-banner.tsx';
import { ThemeToggle } from '../components/layout/theme-toggle.tsx';
import { initials } from '../components/ui/initials.ts';
import { MenuOnDemand } from '../components/ui/menu-on-demand.tsx';
import { SiteTimeContext } from '../components/ui/site-time.ts';
import { settingsQuery } from '../features/site/api/settings.ts';
import { PhoneLink } from '../features/system/components/phone-link.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { NavLinks, NavTabs } from './nav.tsx';
import { paths } from './paths.ts';
import classes from './signed-in-layout.module.css';
import { SystemBadge } from './system-badge.tsx';
import { useSessionWatch } from './use-session-watch.ts';
import { WhatsAppOffBanner } from './whatsapp-off-banner.tsx';

const loadUserMenu = () => import('../features/session/components/user-menu.tsx');
const UserMenu = lazy(async () => ({ default: (await loadUserMenu()).UserMenu }));
const AccountMenuItem = lazy(async () => ({
  default: (await import('./links/account-menu-item.tsx')).AccountMenuItem,
}));
const ThemeMenuItem = lazy(async () => ({
  default: (await import('../components/layout/theme-menu-item.tsx')).ThemeMenuItem,
}));

const route = getRouteApi('/signed-in');

/** The frame around every page for people who are signed in, with the live updates. */
export function SignedInLayout() {
  const { user } = route.useRouteContext();
  const texts = useTexts().nav;
  const router = useRouter();
  const queryClient = useQueryClient();
  const leave = () => {
    queryClient.clear();
    void router.navigate({ to: paths.signIn });
  };
  useSessionWatch(user);
  const { data: settings } = useQuery(settingsQuery);
  const menuItems = (
    <>
      <AccountMenuItem />
      <ThemeMenuItem className={classes.narrow} />
    </>
  );
  const tools = (
    <>
      <SystemBadge />
      <PhoneLink />
      <div className={classes.wide}>
        <ThemeToggle />
      </div>
      <MenuOnDemand
        warmUp={loadUserMenu}
        button={
          <button type="button" className={classes.user} aria-haspopup="menu" title={user.name}>
            <span aria-hidden>{initials(user.name)}</span>
            <VisuallyHidden>{texts.user(user.name)}</VisuallyHidden>
          </button>
        }
      >
        <UserMenu user={user} items={menuItems} onSignedOut={leave} />
      </MenuOnDemand>
    </>
  );
  return (
    <LiveProvider>
      <SiteTimeContext value={settings?.timeZone}>
        <AppFrame
          nav={<NavLinks user={user} />}
          tabs={<NavTabs user={user} />}
          tools={tools}
          banner={
            <>
              <ConnectionBanner />
              <WhatsAppOffBanner />
            </>
          }
        >
          <Outlet />
        </AppFrame>
      </SiteTimeContext>
    </LiveProvider>
  );
}
