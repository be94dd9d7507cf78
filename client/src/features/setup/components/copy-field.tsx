import { Button, CopyButton, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '../../../components/ui/icons.tsx';
import { setupTexts } from '../../../texts/setup.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './copy-field.module.css';

/** Words to be entered somewhere else, with a button that copies them. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const texts = useTexts(setupTexts);
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.field}
        label={label}
        value={value}
        readOnly
        onFocus={(e) => e.target.select()}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            aria-label={`${copied ? texts.copied : texts.copy}: ${label}`}
          >
            {copied ? texts.copied : texts.copy}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
