import { Button, Group, Progress } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { DataTable } from '../../../components/ui/data-table.tsx';
import { IconPlus, IconRefresh } from '../../../components/ui/icons.tsx';
import { Tag, type Tone } from '../../../components/ui/tag.tsx';
import { assignTexts } from '../../../texts/assign.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { type Batch, isUnsure, type Outcome } from '../use-batch.ts';
import classes from './batch-view.module.css';

interface Props {
  batch: Batch;
  /** The link to where the assigned ones are; pale while something else comes first. */
  after: (pale: boolean) => ReactNode;
  /** Back to the plan with what failed. */
  onChange: () => void;
  onAnother: () => void;
}

/** How far it is while it works, and what became of each. */
export function BatchView({ batch, after, onChange, onAnother }: Props) {
  const texts = useTexts(assignTexts);
  const summary = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: who uses a keyboard goes on here.
  useEffect(() => summary.current?.focus(), []);
  const total = batch.pairs.length;
  const outcomes = batch.pairs.map(({ key }) => batch.outcomes.get(key) ?? { state: 'waiting' as const });
  const ended = outcomes.filter(({ state }) => state === 'done' || state === 'failed').length;
  const failed = outcomes.filter(({ state }) => state === 'failed').length;
  // Under a new key, what has no answer could be made twice: it is tried again under its own first.
  const unsure = outcomes.filter(isUnsure).length;
  const isRunning = batch.phase === 'running';
  return (
    <section className={classes.view}>
      <div ref={summary} tabIndex={-1} className={classes.summary} data-testid="assign-outcome">
        <div role="status" aria-live="polite" className={classes.words}>
          {isRunning ? texts.running : <Done outcomes={outcomes} />}
        </div>
        {isRunning && (
          <>
            <span className={classes.count}>{texts.progress(ended, total)}</span>
            <Progress value={(ended / total) * 100} aria-label={texts.running} mt={8} />
          </>
        )}
        {!isRunning && (
          <Group gap="sm" mt="md">
            {failed > 0 && (
              <>
                <Button leftSection={<IconRefresh />} onClick={batch.retry} data-testid="assign-retry">
                  {texts.retry(failed)}
                </Button>
                {unsure === 0 && (
                  <Button variant="default" onClick={onChange}>
                    {texts.backToPlan}
                  </Button>
                )}
              </>
            )}
            {after(failed > 0)}
            <Button variant="default" leftSection={<IconPlus />} onClick={onAnother}>
              {texts.another}
            </Button>
          </Group>
        )}
      </div>
      <DataTable
        label={texts.outcome}
        testId="outcome-row"
        rows={batch.pairs}
        rowKey={({ key }) => key}
        columns={[
          { key: 'machine', title: texts.machine, cell: ({ machine }) => <bdi>{machine.label}</bdi> },
          { key: 'operator', title: texts.operator, cell: ({ operator }) => <bdi>{operator.label}</bdi> },
          {
            key: 'outcome',
            title: texts.outcome,
            cell: ({ key }) => <OutcomeCell outcome={batch.outcomes.get(key) ?? { state: 'waiting' }} />,
          },
        ]}
      />
    </section>
  );
}

/** `30 assigned. 24 asked, 6 wait in line.` */
function Done({ outcomes }: { outcomes: readonly Outcome[] }) {
  const texts = useTexts(assignTexts);
  const done = outcomes.filter((outcome) => outcome.state === 'done');
  const asked = done.filter(({ assignment }) => assignment.session?.status === 'active').length;
  const unsure = outcomes.filter(isUnsure).length;
  const failed = outcomes.filter(({ state }) => state === 'failed').length - unsure;
  const parts = [
    asked > 0 && texts.asked(asked),
    done.length > asked && texts.waiting(done.length - asked),
    failed > 0 && texts.failed(failed),
    unsure > 0 && texts.unsure(unsure),
  ].filter(Boolean);
  return `${texts.assigned(done.length)} ${parts.join(', ')}.`;
}

function OutcomeCell({ outcome }: { outcome: Outcome }) {
  const texts = useTexts(assignTexts);
  const state = shownState(outcome);
  return (
    <span className={classes.outcome}>
      <Tag tone={tones[state]} data-state={state}>
        {texts.outcomes[state]}
      </Tag>
      {outcome.state === 'failed' && (
        <span className={classes.error} data-state={state}>
          {state === 'unsure' ? texts.unsureWhy : outcome.error.message}
        </span>
      )}
    </span>
  );
}

type Shown = 'waiting' | 'sending' | 'asked' | 'in_line' | 'failed' | 'unsure';

function shownState(outcome: Outcome): Shown {
  if (outcome.state === 'done') return outcome.assignment.session?.status === 'active' ? 'asked' : 'in_line';
  return isUnsure(outcome) ? 'unsure' : outcome.state;
}

const tones: Record<Shown, Tone> = {
  waiting: 'quiet',
  sending: 'busy',
  asked: 'good',
  in_line: 'busy',
  failed: 'bad',
  unsure: 'warn',
};
