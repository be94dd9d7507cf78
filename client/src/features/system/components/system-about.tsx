import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SystemStatus } from '../../../../../shared/contracts/system.ts';
import { systemTexts } from '../../../texts/system.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { emulatorUrl } from '../emulator-url.ts';
import { spanInWords } from '../span-in-words.ts';
import classes from './system-about.module.css';

/** Version, uptime, the page of the API, and whether WhatsApp is only played. */
export function SystemAbout({ status }: { status: SystemStatus }) {
  const texts = useTexts(systemTexts).about;
  const phone = emulatorUrl(status);
  return (
    <section className={classes.about} aria-label={texts.title}>
      <h2 className={classes.title}>{texts.title}</h2>
      <dl className={classes.facts}>
        {status.version && <Fact label={texts.version}>{status.version}</Fact>}
        {status.uptimeSeconds !== undefined && (
          <Fact label={texts.uptime}>
            <span title={texts.uptimeHint}>{spanInWords(status.uptimeSeconds)}</span>
          </Fact>
        )}
        <Fact label={texts.api}>
          <Anchor href="/api/docs" target="_blank" inherit underline="always">
            {texts.apiLink}
          </Anchor>
        </Fact>
      </dl>
      {phone && (
        <div className={classes.emulator}>
          <b>{texts.emulatorTitle}</b>
          <p>{texts.emulator}</p>
          <Anchor href={phone} target="_blank" rel="noreferrer" underline="always">
            {texts.emulatorLink}
          </Anchor>
        </div>
      )}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
