import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { totpQuery } from '../api/totp.ts';

const EnableDialog = lazy(async () => ({
  default: (await import('./enable-totp-dialog.tsx')).EnableTotpDialog,
}));
const DisableDialog = lazy(async () => ({
  default: (await import('./disable-totp-dialog.tsx')).DisableTotpDialog,
}));

/** Whether signing in takes a code as well, to turn on and off. */
export function TotpPanel() {
  const texts = useTexts(accountTexts).totp;
  const { data, error, refetch } = useQuery(totpQuery);
  const [dialog, setDialog] = useState<'enable' | 'disable' | null>(null);
  const close = () => setDialog(null);
  const on = data !== undefined && data.since !== null;
  return (
    <Panel
      title={texts.title}
      lead={on ? texts.on : texts.off}
      action={
        data && (
          <Button variant="default" onClick={() => setDialog(on ? 'disable' : 'enable')}>
            {on ? texts.disable : texts.enable}
          </Button>
        )
      }
    >
      {!data && !error && <LoadingRows rows={1} height={24} />}
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data?.since && (
        <div>
          <Tag tone="good">{texts.onTag}</Tag> {texts.since} <When at={data.since} />.{' '}
          {texts.left(data.recoveryCodesLeft)}
        </div>
      )}
      <WhenFirst wanted={dialog === 'enable'}>
        {(opened) => <EnableDialog opened={opened} onClose={close} />}
      </WhenFirst>
      <WhenFirst wanted={dialog === 'disable'}>
        {(opened) => <DisableDialog opened={opened} onClose={close} />}
      </WhenFirst>
    </Panel>
  );
}
