import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { User } from '../../../../shared/contracts/auth.ts';
import { Door } from '../../components/layout/door.tsx';
import { ErrorNotice } from '../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { firstRunQuery } from '../../features/session/api/first-run.ts';
import { ClaimForm } from '../../features/session/components/claim-form.tsx';
import { RegisterForm } from '../../features/session/components/register-form.tsx';
import { secretIn } from '../../features/session/secret-in-fragment.ts';
import { sessionTexts } from '../../texts/session.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';
import { useEntrance } from '../use-entrance.ts';

/** The first run: makes the first admin, or makes the provisional one somebody's own, and goes on to the setup. */
export function WelcomePage() {
  const texts = useTexts(sessionTexts).welcome;
  const router = useRouter();
  const enter = useEntrance();
  const code = useCodeOfAddress();
  const { data, error, refetch } = useQuery(firstRunQuery);
  const begin = (user: User) => {
    enter(user);
    void router.navigate({ to: paths.setup, replace: true });
  };
  if (data?.state === 'done') {
    return (
      <Door title={texts.doneTitle} lead={texts.doneText}>
        <ButtonLink to={paths.signIn} fullWidth>
          {texts.toSignIn}
        </ButtonLink>
      </Door>
    );
  }
  return (
    <Door title={texts.title} lead={data?.state === 'open' ? texts.openLead : texts.claimLead}>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows rows={4} height={48} />}
      {data?.state === 'open' && <RegisterForm submit={texts.submit} onSignedIn={begin} />}
      {data?.state === 'provisional' && <ClaimForm code={code} onSignedIn={begin} />}
    </Door>
  );
}

/** The one-time password that the address came with; it leaves the address bar at once. */
function useCodeOfAddress(): string {
  const [code] = useState(() => secretIn(window.location.hash));
  useEffect(() => {
    if (window.location.hash) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return code;
}
