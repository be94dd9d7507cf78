import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { ErrorNotice } from '../../components/ui/error-notice.tsx';
import { IconRight } from '../../components/ui/icons.tsx';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { NoPermission } from '../../components/ui/no-permission.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { may } from '../../features/session/may.ts';
import { dismissSetupMutation } from '../../features/setup/api/dismiss-setup.ts';
import { setupQuery } from '../../features/setup/api/setup.ts';
import { StepList } from '../../features/setup/components/step-list.tsx';
import { WhatsappStep } from '../../features/setup/components/whatsapp-step.tsx';
import { doneSteps, nextStep, setupSteps } from '../../features/setup/setup-steps.ts';
import { setupTexts } from '../../texts/setup.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';
import classes from './setup-page.module.css';
import { SetupThing } from './setup-thing.tsx';

const route = getRouteApi('/signed-in/setup');
const EVERY_MS = 5_000;

/** The guided start: to be left and taken up at any time, since it tells from what is there how far it is. */
export function SetupPage() {
  const texts = useTexts(setupTexts);
  const { user } = route.useRouteContext();
  const mayManage = may(user, 'manager');
  const {
    data: setup,
    error,
    refetch,
  } = useQuery({ ...setupQuery, refetchInterval: EVERY_MS, enabled: mayManage });
  const queryClient = useQueryClient();
  const dismiss = useMutation(dismissSetupMutation);
  const { step } = route.useSearch();
  if (!mayManage) return <NoPermission title={texts.title} needs="manager" />;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!setup) return <LoadingRows rows={5} height={44} />;
  // It opens where it goes on, and stays there: a step that gets done must not take the page away from who is at it.
  if (!step) return <Navigate to={paths.setup} search={{ step: nextStep(setup) ?? 'assign' }} replace />;
  const following = setupSteps[setupSteps.indexOf(step) + 1];
  return (
    <>
      <PageHead title={texts.title} lead={nextStep(setup) === null ? texts.allDone : texts.lead} />
      <div className={classes.columns}>
        <StepList
          current={step}
          done={doneSteps(setup)}
          link={(to, className, content) => (
            <Link to={paths.setup} search={{ step: to }} className={className}>
              {content}
            </Link>
          )}
        />
        <section className={classes.card} aria-labelledby="setup-step">
          <h2 className={classes.title} id="setup-step">
            {texts.steps[step]}
          </h2>
          {step === 'whatsapp' ? (
            <WhatsappStep whatsapp={setup.whatsapp} isAdmin={may(user, 'admin')} />
          ) : (
            <SetupThing
              step={step}
              setup={setup}
              onAdded={() => void queryClient.invalidateQueries({ queryKey: setupQuery.queryKey })}
            />
          )}
          <div className={classes.foot}>
            {following ? (
              <ButtonLink
                to={paths.setup}
                search={{ step: following }}
                variant="default"
                rightSection={<IconRight size={16} />}
              >
                {step === 'whatsapp' && setup.whatsapp.mode === 'emulator' ? texts.whatsapp.stay : texts.next}
              </ButtonLink>
            ) : (
              <ButtonLink to={paths.today} variant="default">
                {texts.toToday}
              </ButtonLink>
            )}
          </div>
        </section>
      </div>
      <p className={classes.dismiss}>
        {setup.dismissed && texts.dismissed}{' '}
        <Button
          variant="subtle"
          size="compact-sm"
          loading={dismiss.isPending}
          onClick={() => dismiss.mutate(!setup.dismissed)}
        >
          {setup.dismissed ? texts.offerAgain : texts.dismiss}
        </Button>
      </p>
    </>
  );
}
