import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { SiteTimeContext } from '../components/ui/site-time.ts';
import { settingsQuery } from '../features/site/api/settings.ts';

/** For pages on paper: nothing around them, the site's time in them. */
export function BareLayout() {
  const { data: settings } = useQuery(settingsQuery);
  if (!settings) return null;
  return (
    <SiteTimeContext value={settings.timeZone}>
      <Outlet />
    </SiteTimeContext>
  );
}
