import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { User } from '../../../../shared/contracts/auth.ts';
import { Door } from '../../components/layout/door.tsx';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { invitationQuery } from '../../features/session/api/invitation.ts';
import { RegisterForm } from '../../features/session/components/register-form.tsx';
import { secretIn } from '../../features/session/secret-in-fragment.ts';
import { sessionTexts } from '../../texts/session.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';
import { useEntrance } from '../use-entrance.ts';

/** Takes up an invitation: a name and a password, and one is in. The link stays in the address until then, so that a reload is harmless. */
export function InvitationPage() {
  const all = useTexts(sessionTexts);
  const texts = all.invitation;
  const router = useRouter();
  const enter = useEntrance();
  const [token] = useState(() => secretIn(window.location.hash));
  const { data, error } = useQuery(invitationQuery(token));
  const begin = (user: User) => {
    enter(user);
    void router.navigate({ to: paths.today, replace: true });
  };
  if (!token || error) {
    return (
      <Door title={texts.gone} lead={error?.message ?? texts.noToken}>
        <ButtonLink to={paths.signIn} fullWidth variant="default">
          {texts.toSignIn}
        </ButtonLink>
      </Door>
    );
  }
  return (
    <Door title={texts.title} lead={data && texts.lead(all.roles[data.role])}>
      {data ? (
        <RegisterForm submit={texts.submit} invitation={{ token, email: data.email }} onSignedIn={begin} />
      ) : (
        <LoadingRows rows={3} height={48} />
      )}
    </Door>
  );
}
