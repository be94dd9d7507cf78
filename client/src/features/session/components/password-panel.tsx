import { Button } from '@mantine/core';
import { lazy, useState } from 'react';
import { Panel } from '../../../components/ui/panel.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';

const PasswordDialog = lazy(async () => ({
  default: (await import('./password-dialog.tsx')).PasswordDialog,
}));

/** One's own password, to change. */
export function PasswordPanel() {
  const texts = useTexts(accountTexts).password;
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState(false);
  return (
    <Panel
      title={texts.title}
      lead={texts.lead}
      action={
        <Button variant="default" onClick={() => setOpen(true)}>
          {texts.change}
        </Button>
      }
    >
      <div role="status">
        {changed && (
          <>
            <Tag tone="good">{texts.done}</Tag> {texts.doneText}
          </>
        )}
      </div>
      <WhenFirst wanted={open}>
        {(opened) => (
          <PasswordDialog opened={opened} onClose={() => setOpen(false)} onChanged={() => setChanged(true)} />
        )}
      </WhenFirst>
    </Panel>
  );
}
