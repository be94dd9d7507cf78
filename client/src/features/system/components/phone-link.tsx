import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPhone } from '../../../components/ui/icons.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { systemStatusQuery } from '../api/system-status.ts';
import { emulatorUrl } from '../emulator-url.ts';
import classes from './phone-link.module.css';

/** The way to the operator's phone, while the product runs against its emulator. */
export function PhoneLink() {
  const texts = useTexts().nav;
  const { data } = useQuery(systemStatusQuery);
  const url = emulatorUrl(data);
  if (!url) return null;
  return (
    <Button
      component="a"
      href={url}
      target="_blank"
      rel="noreferrer"
      variant="default"
      size="sm"
      radius="xl"
      className={classes.link}
      aria-label={texts.phone}
      title={texts.phoneHint}
      data-testid="phone-link"
    >
      <IconPhone />
      <span className={classes.words}>{texts.phone}</span>
    </Button>
  );
}
