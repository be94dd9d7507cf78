import { Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ComponentType, lazy, useState } from 'react';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { ActMenu } from '../../../components/ui/act-menu.tsx';
import { IconBell, IconCross, IconEdit, IconOperator, IconSend } from '../../../components/ui/icons.tsx';
import type { PickerField } from '../../../components/ui/search-picker.tsx';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { assignmentActsTexts } from '../../../texts/assignment-acts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { startMutation } from '../api/start.ts';
import { assignmentState, canBeCancelled, startAction } from '../assignment-state.ts';

const CancelDialog = lazy(async () => ({ default: (await import('./cancel-dialog.tsx')).CancelDialog }));
const ChangeDialog = lazy(async () => ({ default: (await import('./change-dialog.tsx')).ChangeDialog }));
const ReassignDialog = lazy(async () => ({
  default: (await import('./reassign-dialog.tsx')).ReassignDialog,
}));
const RemindDialog = lazy(async () => ({ default: (await import('./remind-dialog.tsx')).RemindDialog }));
const StartFailed = lazy(async () => ({ default: (await import('./start-failed.tsx')).StartFailed }));

type Act = 'remind' | 'change' | 'reassign' | 'cancel';

interface Props {
  assignment: Assignment;
  OperatorPicker: ComponentType<PickerField & { label: string }>;
}

/** What a manager may do with an assignment; nothing when it is over. */
export function AssignmentActions({ assignment, OperatorPicker }: Props) {
  const texts = useTexts(assignmentActsTexts);
  const [act, setAct] = useState<Act | null>(null);
  const start = useMutation(startMutation);
  const starts = startAction(assignmentState(assignment));
  if (!canBeCancelled(assignment)) return null;
  const isAsked = assignment.session?.status === 'active';
  const item = (name: Act, icon: React.ReactNode) => (
    <Menu.Item leftSection={icon} onClick={() => setAct(name)} data-testid={`assignment-${name}`}>
      {texts[name]}
    </Menu.Item>
  );
  const dialog = { assignment, onClose: () => setAct(null) };
  return (
    <>
      <ActMenu
        loading={start.isPending}
        aria-label={texts.actions(assignment.templateName, assignment.operatorName)}
        data-testid="assignment-actions"
      >
        {starts && (
          <Menu.Item
            leftSection={<IconSend />}
            onClick={() => start.mutate(assignment.id)}
            data-testid="assignment-start"
          >
            {starts === 'start' ? texts.start : texts.sendAgain}
          </Menu.Item>
        )}
        {isAsked && item('remind', <IconBell />)}
        {item('change', <IconEdit />)}
        {item('reassign', <IconOperator />)}
        <Menu.Divider />
        <Menu.Item
          color="var(--k-bad-text)"
          leftSection={<IconCross />}
          onClick={() => setAct('cancel')}
          data-testid="assignment-cancel"
        >
          {texts.cancel}
        </Menu.Item>
      </ActMenu>
      <WhenFirst wanted={act === 'remind'}>
        {(opened) => <RemindDialog {...dialog} opened={opened} />}
      </WhenFirst>
      <WhenFirst wanted={act === 'change'}>
        {(opened) => <ChangeDialog {...dialog} opened={opened} />}
      </WhenFirst>
      <WhenFirst wanted={act === 'reassign'}>
        {(opened) => <ReassignDialog {...dialog} opened={opened} OperatorPicker={OperatorPicker} />}
      </WhenFirst>
      <WhenFirst wanted={act === 'cancel'}>
        {(opened) => <CancelDialog {...dialog} opened={opened} />}
      </WhenFirst>
      <WhenFirst wanted={start.error !== null}>
        {(opened) => <StartFailed opened={opened} error={start.error} onClose={start.reset} />}
      </WhenFirst>
    </>
  );
}
