import { Menu } from '@mantine/core';
import { lazy, useState } from 'react';
import type { Machine, MachineState } from '../../../../../shared/contracts/machines.ts';
import { ActMenu } from '../../../components/ui/act-menu.tsx';
import { IconArchive, IconEdit } from '../../../components/ui/icons.tsx';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { machinesTexts } from '../../../texts/machines.ts';
import { useTexts } from '../../../texts/use-texts.ts';

const EditMachineDialog = lazy(async () => ({
  default: (await import('./edit-machine-dialog.tsx')).EditMachineDialog,
}));
const ArchiveMachineDialog = lazy(async () => ({
  default: (await import('./archive-machine-dialog.tsx')).ArchiveMachineDialog,
}));

/** What a manager may do with a machine. */
export function MachineActions({ machine, state }: { machine: Machine; state: MachineState | undefined }) {
  const texts = useTexts(machinesTexts);
  const [dialog, setDialog] = useState<'edit' | 'archive' | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <ActMenu my={-6} aria-label={texts.actions(machine.name)}>
        <Menu.Item leftSection={<IconEdit />} onClick={() => setDialog('edit')}>
          {texts.edit}
        </Menu.Item>
        <Menu.Item leftSection={<IconArchive />} onClick={() => setDialog('archive')}>
          {machine.archived ? texts.unarchive : texts.archive}
        </Menu.Item>
      </ActMenu>
      <WhenFirst wanted={dialog === 'edit'}>
        {(opened) => <EditMachineDialog machine={machine} opened={opened} onClose={close} />}
      </WhenFirst>
      <WhenFirst wanted={dialog === 'archive'}>
        {(opened) => <ArchiveMachineDialog machine={machine} state={state} opened={opened} onClose={close} />}
      </WhenFirst>
    </>
  );
}
