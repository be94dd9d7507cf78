import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import banner from '../components/layout/connection-banner.module.css';
import { IconAlert } from '../components/ui/icons.tsx';
import { settingsQuery } from '../features/site/api/settings.ts';
import { useTexts } from '../texts/use-texts.ts';
import { paths } from './paths.ts';

/** Says on every page that no conversation starts, since an admin has switched WhatsApp off: else nobody knows what assignments wait for. */
export function WhatsAppOffBanner() {
  const texts = useTexts().app;
  const { data } = useQuery(settingsQuery);
  if (data?.whatsappEnabled !== false) return null;
  return (
    <p className={banner.banner} role="status" data-testid="whatsapp-off">
      <IconAlert />
      <span>
        {texts.whatsappOff} <Link to={paths.system}>{texts.whatsappOffLink}</Link>
      </span>
    </p>
  );
}
