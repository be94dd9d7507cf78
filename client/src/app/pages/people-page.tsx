import { Box, Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { IconPeople, IconPlus } from '../../components/ui/icons.tsx';
import { NoPermission } from '../../components/ui/no-permission.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { WhenFirst } from '../../components/ui/when-first.tsx';
import { InvitationsPanel } from '../../features/people/components/invitations-panel.tsx';
import { PeopleFilters } from '../../features/people/components/people-filters.tsx';
import { PeopleTable } from '../../features/people/components/people-table.tsx';
import { may } from '../../features/session/may.ts';
import { peopleTexts } from '../../texts/people.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';

const InviteDialog = lazy(async () => ({
  default: (await import('../../features/people/components/invite-dialog.tsx')).InviteDialog,
}));
const route = getRouteApi('/signed-in/people');

const linkOf = (token: string) => `${window.location.origin}${paths.invitation}#${token}`;

/** Users, their roles, and invitations; for admins. */
export function PeoplePage() {
  const texts = useTexts(peopleTexts);
  const { user } = route.useRouteContext();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const [inviting, setInviting] = useState(false);
  if (!may(user, 'admin')) {
    return (
      <>
        <PageHead title={texts.title} />
        <NoPermission title={texts.notAllowed} needs="admin" />
      </>
    );
  }
  const empty = (
    <EmptyState
      icon={<IconPeople size={26} />}
      title={texts.emptyTitle}
      text={texts.emptyText}
      action={
        <ButtonLink to={paths.people} search={{}} variant="default">
          {texts.showAll}
        </ButtonLink>
      }
    />
  );
  return (
    <>
      <PageHead
        title={texts.title}
        lead={texts.lead}
        action={
          <Button leftSection={<IconPlus />} onClick={() => setInviting(true)}>
            {texts.invite.action}
          </Button>
        }
      />
      <PeopleFilters filter={filter} onChange={(search) => void navigate({ search, replace: true })} />
      <PeopleTable filter={filter} self={user.id} empty={empty} />
      <Box mt="xl">
        <InvitationsPanel />
      </Box>
      <WhenFirst wanted={inviting}>
        {(opened) => <InviteDialog opened={opened} onClose={() => setInviting(false)} linkOf={linkOf} />}
      </WhenFirst>
    </>
  );
}
