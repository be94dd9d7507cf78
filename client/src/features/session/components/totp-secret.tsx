import { Button, CopyButton, Text } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './totp-secret.module.css';

const QR_PIXELS = 176;

/** The secret for an authenticator app, to scan or to type. */
export function TotpSecret({ secret, uri }: { secret: string; uri: string }) {
  const texts = useTexts(accountTexts).totp;
  return (
    <>
      <Text size="sm">{texts.scanLead}</Text>
      <div className={classes.qr}>
        <QRCodeSVG value={uri} size={QR_PIXELS} marginSize={3} title={texts.qr} role="img" />
      </div>
      <div className={classes.secret}>
        <span className={classes.label}>{texts.secret}</span>
        <code className={classes.code} data-testid="totp-secret">
          {secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        </code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? texts.copied : texts.copy}
            </Button>
          )}
        </CopyButton>
      </div>
    </>
  );
}
