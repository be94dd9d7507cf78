import { Button, CopyButton, Text } from '@mantine/core';
import { IconCopy } from '../../../components/ui/icons.tsx';
import { accountTexts } from '../../../texts/account.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './recovery-codes.module.css';

/** Codes that are shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const texts = useTexts(accountTexts).totp;
  return (
    <>
      <Text size="sm">{texts.codesLead}</Text>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code} data-testid="recovery-code">
            {code}
          </li>
        ))}
      </ul>
      <CopyButton value={codes.join('\n')}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<IconCopy />} onClick={copy}>
            {copied ? texts.copied : texts.copy}
          </Button>
        )}
      </CopyButton>
    </>
  );
}
