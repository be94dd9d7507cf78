import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { User } from '../../../../shared/contracts/auth.ts';
import { Door } from '../../components/layout/door.tsx';
import { firstRunQuery } from '../../features/session/api/first-run.ts';
import { SignInForm } from '../../features/session/components/sign-in-form.tsx';
import { returnPath } from '../../features/session/return-path.ts';
import { sessionTexts } from '../../texts/session.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';
import { useEntrance } from '../use-entrance.ts';

const route = getRouteApi(paths.signIn);

/** The door: after it the page that was wanted. While there is no user at all, the way leads to the first run. */
export function SignInPage() {
  const texts = useTexts(sessionTexts).signIn;
  const { returnTo } = route.useSearch();
  const router = useRouter();
  const enter = useEntrance();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const { data: firstRun } = useQuery(firstRunQuery);
  if (firstRun?.state === 'open') return <Navigate to={paths.welcome} replace />;
  const signedIn = (user: User) => {
    enter(user);
    router.history.replace(returnPath(returnTo, paths.today));
  };
  const asksCode = step === 'code';
  return (
    <Door title={asksCode ? texts.codeTitle : texts.title} lead={asksCode ? texts.codeLead : texts.lead}>
      <SignInForm onSignedIn={signedIn} onStep={setStep} />
      {firstRun?.state === 'provisional' && !asksCode && <FirstStart />}
    </Door>
  );
}

function FirstStart() {
  const texts = useTexts(sessionTexts).signIn;
  return (
    <Alert mt="xl" variant="light" color="kinto" title={texts.firstStartTitle}>
      <Text size="sm" mb="sm">
        {texts.firstStart}
      </Text>
      <ButtonLink to={paths.welcome} variant="default">
        {texts.toWelcome}
      </ButtonLink>
    </Alert>
  );
}
