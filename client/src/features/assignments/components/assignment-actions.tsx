import { ActionIcon, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import type { Assignment } from '../../../../../shared/contracts/assignments.ts';
import { IconCross, IconDots, IconSend } from '../../../components/ui/icons.tsx';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { startMutation } from '../api/start.ts';
import { type AssignmentState, canBeCancelled, startAction } from '../assignment-state.ts';

const CancelDialog = lazy(async () => ({ default: (await import('./cancel-dialog.tsx')).CancelDialog }));
const StartFailed = lazy(async () => ({ default: (await import('./start-failed.tsx')).StartFailed }));

/** What a manager may do with an assignment; nothing when it is over. */
export function AssignmentActions({ assignment, state }: { assignment: Assignment; state: AssignmentState }) {
  const texts = useTexts().assignment;
  const [cancelling, setCancelling] = useState(false);
  const start = useMutation(startMutation);
  const action = startAction(state);
  if (!action && !canBeCancelled(assignment)) return null;
  return (
    <>
      <Menu position="bottom-end" shadow="md" radius="md">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            radius="xl"
            loading={start.isPending}
            aria-label={texts.actions(assignment.templateName)}
            data-testid="assignment-actions"
          >
            <IconDots />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {action && (
            <Menu.Item
              leftSection={<IconSend />}
              onClick={() => start.mutate(assignment.id)}
              data-testid="assignment-start"
            >
              {action === 'start' ? texts.start : texts.sendAgain}
            </Menu.Item>
          )}
          <Menu.Item
            color="var(--k-bad-text)"
            leftSection={<IconCross />}
            onClick={() => setCancelling(true)}
            data-testid="assignment-cancel"
          >
            {texts.cancel}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <WhenFirst wanted={cancelling}>
        {(opened) => (
          <CancelDialog assignment={assignment} opened={opened} onClose={() => setCancelling(false)} />
        )}
      </WhenFirst>
      <WhenFirst wanted={start.error !== null}>
        {(opened) => <StartFailed opened={opened} error={start.error} onClose={start.reset} />}
      </WhenFirst>
    </>
  );
}
