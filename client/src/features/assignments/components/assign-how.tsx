import { Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useSiteTime } from '../../../components/ui/site-time.ts';
import { useNow } from '../../../components/ui/use-now.ts';
import { assignTexts } from '../../../texts/assign.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { duePresets } from '../due-presets.ts';
import { NOTE_MAX } from '../note-max.ts';
import { canGoOneByOne } from '../pair-up.ts';
import type { Draft } from '../use-draft.ts';
import classes from './assign-how.module.css';

// A calendar is a lot of code, and most due times are presets.
const DueField = lazy(async () => ({ default: (await import('./due-field.tsx')).DueField }));

interface Props {
  draft: Draft;
  onChange: (some: Partial<Draft>) => void;
}

/** Until when, with which words, and who checks what. */
export function AssignHow({ draft, onChange }: Props) {
  const texts = useTexts(assignTexts);
  const { timeZone } = useSiteTime();
  return (
    <section className={classes.card} aria-label={texts.how}>
      <div className={classes.columns}>
        <div>
          <Suspense fallback={<div className={classes.loading} />}>
            <DueField
              label={texts.due}
              description={texts.dueHint(timeZone ?? '')}
              value={draft.dueAt}
              onChange={(dueAt) => onChange({ dueAt })}
            />
          </Suspense>
          <Presets dueAt={draft.dueAt} onChange={(dueAt) => onChange({ dueAt })} />
        </div>
        <Textarea
          label={texts.note}
          description={texts.noteHint}
          maxLength={NOTE_MAX}
          autosize
          minRows={3}
          maxRows={8}
          dir="auto"
          data-testid="assign-note"
          value={draft.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      </div>
      <PairingChoice draft={draft} onChange={onChange} />
    </section>
  );
}

function Presets({ dueAt, onChange }: { dueAt: string | null; onChange: (dueAt: string | null) => void }) {
  const texts = useTexts(assignTexts);
  const site = useSiteTime();
  const now = useNow(60_000);
  return (
    <Group gap={6} mt={8} role="group" aria-label={texts.presets}>
      {duePresets(now, site.timeZone).map(({ kind, at }) => {
        const isChosen = dueAt === at;
        return (
          <Button
            key={kind}
            size="compact-sm"
            variant={isChosen ? 'light' : 'default'}
            aria-pressed={isChosen}
            className={classes.preset}
            onClick={() => onChange(isChosen ? null : at)}
          >
            {texts.preset[kind](site.format(at, { hour: 'numeric', minute: '2-digit' }))}
          </Button>
        );
      })}
    </Group>
  );
}

/** Only where there is a choice: as many operators as machines, and more than one. */
function PairingChoice({ draft, onChange }: Props) {
  const texts = useTexts(assignTexts);
  const { operators, machines, pairing } = draft;
  if (!canGoOneByOne(operators, machines)) return null;
  return (
    <Radio.Group
      mt="md"
      label={texts.pairing}
      value={pairing}
      onChange={(value) => onChange({ pairing: value === 'one_by_one' ? 'one_by_one' : 'each' })}
    >
      <Stack gap={8} mt={8}>
        <Radio value="each" label={texts.each(operators.length, machines.length)} />
        <Radio value="one_by_one" label={texts.oneByOne(operators.length)} />
      </Stack>
    </Radio.Group>
  );
}
