import { CopyButton, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ServiceStatus } from '../../../../../shared/contracts/system.ts';
import { IconCopy } from '../../../components/ui/icons.tsx';
import { useSiteTime } from '../../../components/ui/site-time.ts';
import { Tag, type Tone } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { type Advice, systemTexts } from '../../../texts/system.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { adviceOf } from '../advice-of.ts';
import { figuresOf } from '../figures-of.ts';
import { spanInWords } from '../span-in-words.ts';
import classes from './service-card.module.css';

const tones: Record<ServiceStatus['status'], Tone> = {
  healthy: 'good',
  warning: 'warn',
  error: 'bad',
  off: 'quiet',
};

/** A page that helps with what is wrong. */
export type PageLink = (props: { page: NonNullable<Advice['page']>; children: ReactNode }) => ReactNode;

interface Props {
  name: string;
  service: ServiceStatus;
  /** When it was looked at. */
  now: string;
  PageLink: PageLink;
}

/** One part: its state and since when, its figures, and when something is wrong, what to do about it. */
export function ServiceCard({ name, service, now, PageLink }: Props) {
  const texts = useTexts(systemTexts);
  const site = useSiteTime();
  const { status, ...details } = service;
  const about = texts.services[name];
  const advice = adviceOf(name, service, texts);
  const figures = figuresOf(name, details, { words: texts.figures, when: (iso) => site.when(iso) });
  return (
    <li className={classes.card} data-status={status} data-testid={`service-${name}`}>
      <div className={classes.head}>
        <h3 className={classes.name}>{about?.name ?? name}</h3>
        <Tag tone={tones[status]}>{texts.states[status]}</Tag>
      </div>
      {about && <p className={classes.about}>{service.emulator === true ? texts.emulated : about.about}</p>}
      {typeof service.since === 'string' && <Since at={service.since} now={now} />}
      {figures.length > 0 && (
        <dl className={classes.figures}>
          {figures.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {advice && <AdviceBox advice={advice} PageLink={PageLink} />}
    </li>
  );
}

function Since({ at, now }: { at: string; now: string }) {
  const texts = useTexts(systemTexts);
  const seconds = (Date.parse(now) - Date.parse(at)) / 1_000;
  return (
    <p className={classes.since}>
      {texts.since} <When at={at} /> · {seconds < 5 ? texts.justNow : texts.ago(spanInWords(seconds))}
    </p>
  );
}

function AdviceBox({ advice, PageLink }: { advice: Advice; PageLink: PageLink }) {
  const texts = useTexts(systemTexts);
  const { what, todo, command, page } = advice;
  return (
    <div className={classes.advice}>
      <p className={classes.what}>{what}</p>
      <p>
        <b>{texts.todo}:</b> {todo}
      </p>
      {command && <Command command={command} />}
      {page && <PageLink page={page}>{texts.open[page]}</PageLink>}
    </div>
  );
}

function Command({ command }: { command: string }) {
  const texts = useTexts(systemTexts);
  return (
    <div className={classes.command}>
      <code>{command}</code>
      <CopyButton value={command}>
        {({ copied, copy }) => (
          <UnstyledButton
            className={classes.copy}
            onClick={copy}
            aria-label={copied ? texts.copied : texts.copy}
          >
            {copied ? texts.copied : <IconCopy size={16} />}
          </UnstyledButton>
        )}
      </CopyButton>
    </div>
  );
}
