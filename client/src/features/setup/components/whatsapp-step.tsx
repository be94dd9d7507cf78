import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Setup } from '../../../../../shared/contracts/setup.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { When } from '../../../components/ui/when.tsx';
import { setupTexts } from '../../../texts/setup.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { checkConnectionMutation } from '../api/check-connection.ts';
import { CheckResult } from './check-result.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { CopyField } from './copy-field.tsx';
import { TestMessageForm } from './test-message-form.tsx';
import classes from './whatsapp-step.module.css';

const WEBHOOK_PATH = '/api/whatsapp/webhook';

/** Connects the product with Meta: what to take from there, what to enter there, what to tell the server, and a test. */
export function WhatsappStep({ whatsapp, isAdmin }: { whatsapp: Setup['whatsapp']; isAdmin: boolean }) {
  const texts = useTexts(setupTexts).whatsapp;
  if (!isAdmin) return <p className={classes.text}>{texts.adminOnly}</p>;
  const webhookUrl = whatsapp.webhookUrl ?? window.location.origin + WEBHOOK_PATH;
  const verifyToken = whatsapp.verifyToken ?? '';
  return (
    <>
      {whatsapp.mode === 'emulator' ? <Emulated url={whatsapp.emulatorUrl} /> : <InUse whatsapp={whatsapp} />}
      {whatsapp.mode === 'emulator' && (
        <Part title={texts.fromMeta} text={texts.fromMetaText}>
          <ConnectionForm verifyToken={verifyToken} publicUrl={webhookUrl.slice(0, -WEBHOOK_PATH.length)} />
        </Part>
      )}
      <Part title={texts.toMeta} text={texts.toMetaText}>
        <CopyField label={texts.webhookUrl} value={webhookUrl} />
        {!whatsapp.webhookUrl && <p className={classes.dim}>{texts.noPublicUrl}</p>}
        <CopyField label={texts.verifyToken} value={verifyToken} />
      </Part>
      <Part title={texts.test} text={texts.testText}>
        <TestMessageForm />
        <p className={classes.dim}>
          {texts.lastMessage}: {whatsapp.lastMessageAt ? <When at={whatsapp.lastMessageAt} /> : texts.never}
        </p>
      </Part>
    </>
  );
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{title}</h3>
      <p className={classes.text}>{text}</p>
      {children}
    </section>
  );
}

function Emulated({ url }: { url: string | null }) {
  const texts = useTexts(setupTexts).whatsapp;
  return (
    <Alert variant="light" color="kinto" title={texts.emulatorTitle}>
      <p className={classes.text}>{texts.emulator}</p>
      {url && (
        <Button component="a" href={url} target="_blank" rel="noreferrer" variant="default" size="sm">
          {texts.openPhone}
        </Button>
      )}
    </Alert>
  );
}

function InUse({ whatsapp }: { whatsapp: Setup['whatsapp'] }) {
  const texts = useTexts(setupTexts).whatsapp;
  const check = useMutation(checkConnectionMutation);
  return (
    <Alert variant="light" color="kinto" title={texts.metaTitle}>
      <p className={classes.text}>{texts.meta(whatsapp.phoneNumberId ?? '')}</p>
      <Button variant="default" size="sm" loading={check.isPending} onClick={() => check.mutate(undefined)}>
        {texts.checkInUse}
      </Button>
      {check.error && <ErrorNotice error={check.error} />}
      {check.data && <CheckResult items={check.data.items} />}
    </Alert>
  );
}
