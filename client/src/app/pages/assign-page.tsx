import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { NoPermission } from '../../components/ui/no-permission.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { AssignBoard } from '../../features/assignments/components/assign-board.tsx';
import { MachinesPicker } from '../../features/machines/components/machines-picker.tsx';
import { OperatorsPicker } from '../../features/operators/components/operators-picker.tsx';
import { may } from '../../features/session/may.ts';
import { TemplatePicker } from '../../features/templates/components/template-picker.tsx';
import { TemplatePreview } from '../../features/templates/components/template-preview.tsx';
import { assignTexts } from '../../texts/assign.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { paths } from '../paths.ts';
import { useGivenChoices } from './use-given-choices.ts';

const LeaveGuard = lazy(async () => ({ default: (await import('../leave-guard.tsx')).LeaveGuard }));

const route = getRouteApi('/signed-in/assign');
const pickers = { Template: TemplatePicker, Machines: MachinesPicker, Operators: OperatorsPicker };

/** Assigns a checklist to operators and machines. */
export function AssignPage() {
  const texts = useTexts(assignTexts);
  const [busy, setBusy] = useState(false);
  const given = useGivenChoices(route.useSearch());
  if (!may(route.useRouteContext().user, 'manager'))
    return <NoPermission title={texts.title} needs="manager" />;
  const words = { title: texts.leaveTitle, text: texts.leaveText, leave: texts.leave, stay: texts.stay };
  return (
    <>
      <PageHead title={texts.title} lead={texts.lead} />
      {given === null ? (
        <LoadingRows rows={3} height={160} />
      ) : (
        <AssignBoard
          given={given}
          pickers={pickers}
          Questions={TemplatePreview}
          after={(pale) => (
            <ButtonLink to={paths.today} variant={pale ? 'default' : 'filled'}>
              {texts.toToday}
            </ButtonLink>
          )}
          onBusy={setBusy}
        />
      )}
      <Suspense fallback={null}>
        <LeaveGuard when={busy} words={words} />
      </Suspense>
    </>
  );
}
