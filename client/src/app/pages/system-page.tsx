import { getRouteApi } from '@tanstack/react-router';
import { PageHead } from '../../components/ui/page-head.tsx';
import { may } from '../../features/session/may.ts';
import { SettingsForm } from '../../features/site/components/settings-form.tsx';
import type { PageLink } from '../../features/system/components/service-card.tsx';
import { SystemOverview } from '../../features/system/components/system-overview.tsx';
import { systemTexts } from '../../texts/system.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';

const route = getRouteApi('/signed-in/system');

const HelpLink: PageLink = ({ page, children }) => (
  <ButtonLink to={paths[page]} variant="default" size="sm">
    {children}
  </ButtonLink>
);

/** How each part of the product is, and for admins what holds for the whole site. */
export function SystemPage() {
  const texts = useTexts(systemTexts);
  const { user } = route.useRouteContext();
  return (
    <>
      <PageHead title={texts.title} lead={texts.lead} />
      <SystemOverview PageLink={HelpLink} />
      {may(user, 'admin') && <SettingsForm />}
    </>
  );
}
