import { Menu } from '@mantine/core';
import { lazy, useState } from 'react';
import type { Operator, OperatorState } from '../../../../../shared/contracts/operators.ts';
import { ActMenu } from '../../../components/ui/act-menu.tsx';
import { IconArchive, IconEdit } from '../../../components/ui/icons.tsx';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';

const EditOperatorDialog = lazy(async () => ({
  default: (await import('./edit-operator-dialog.tsx')).EditOperatorDialog,
}));
const ArchiveOperatorDialog = lazy(async () => ({
  default: (await import('./archive-operator-dialog.tsx')).ArchiveOperatorDialog,
}));

/** What a manager may do with an operator. */
export function OperatorActions({
  operator,
  state,
}: {
  operator: Operator;
  state: OperatorState | undefined;
}) {
  const texts = useTexts(operatorsTexts);
  const [dialog, setDialog] = useState<'edit' | 'archive' | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <ActMenu my={-6} aria-label={texts.actions(operator.name)}>
        <Menu.Item leftSection={<IconEdit />} onClick={() => setDialog('edit')}>
          {texts.edit}
        </Menu.Item>
        <Menu.Item leftSection={<IconArchive />} onClick={() => setDialog('archive')}>
          {operator.archived ? texts.unarchive : texts.archive}
        </Menu.Item>
      </ActMenu>
      <WhenFirst wanted={dialog === 'edit'}>
        {(opened) => <EditOperatorDialog operator={operator} opened={opened} onClose={close} />}
      </WhenFirst>
      <WhenFirst wanted={dialog === 'archive'}>
        {(opened) => (
          <ArchiveOperatorDialog operator={operator} state={state} opened={opened} onClose={close} />
        )}
      </WhenFirst>
    </>
  );
}
