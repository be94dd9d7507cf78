import { Button, Collapse } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { IconDown, IconUp } from '../../../components/ui/icons.tsx';
import type { ListPickerField } from '../../../components/ui/list-picker.tsx';
import type { Choice } from '../../../components/ui/search-picker.tsx';
import { assignTexts } from '../../../texts/assign.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { recentQuery } from '../api/recent.ts';
import { useBatch } from '../use-batch.ts';
import { type Draft, useDraft } from '../use-draft.ts';
import classes from './assign-board.module.css';
import { AssignHow } from './assign-how.tsx';
import { AssignPlan } from './assign-plan.tsx';
import { BatchView } from './batch-view.tsx';

type Picker = ComponentType<ListPickerField>;

interface Props {
  /** What stands chosen at the beginning. */
  given: Partial<Draft>;
  /** Given by the page: features do not know each other. */
  pickers: { Template: Picker; Machines: Picker; Operators: Picker };
  Questions: ComponentType<{ templateId: number }>;
  /** The link to where the assigned ones are. */
  after: (pale: boolean) => ReactNode;
  onBusy: (busy: boolean) => void;
}

/** Several operators × machines × one template in one go: choose, see what comes of it, assign, see what became of it. */
export function AssignBoard({ given, pickers, Questions, after, onBusy }: Props) {
  const { draft, change, pairs } = useDraft(given);
  const [tried, setTried] = useState(false);
  const batch = useBatch();
  const isRunning = batch.phase === 'running';
  useEffect(() => onBusy(isRunning), [isRunning, onBusy]);
  if (batch.phase !== 'planning') {
    const anew = (some: Partial<Draft>) => {
      change(some);
      setTried(false);
      batch.reset();
    };
    const done = batch.pairs.filter(({ key }) => batch.outcomes.get(key)?.state === 'done');
    return (
      <BatchView
        batch={batch}
        after={after}
        onChange={() => anew({ leftOut: new Set([...draft.leftOut, ...done.map(({ key }) => key)]) })}
        onAnother={() => anew({ template: null, note: '', leftOut: new Set() })}
      />
    );
  }
  const assign = () => {
    setTried(true);
    if (!draft.template || pairs.length === 0) return;
    const { template, dueAt, note } = draft;
    batch.start(pairs, { templateId: template.id, dueAt, note: note.trim() || null });
  };
  return (
    <div className={classes.board}>
      <Choices {...{ draft, change, pickers, tried, Questions }} />
      <AssignHow draft={draft} onChange={change} />
      <AssignPlan draft={draft} pairs={pairs} onChange={change} onAssign={assign} />
    </div>
  );
}

interface ChoicesProps extends Pick<Props, 'pickers' | 'Questions'> {
  draft: Draft;
  change: (some: Partial<Draft>) => void;
  tried: boolean;
}

function Choices({ draft, change, pickers, tried, Questions }: ChoicesProps) {
  const texts = useTexts(assignTexts);
  const recent = useQuery(recentQuery).data;
  const { Template, Machines, Operators } = pickers;
  const detailed = (id: number, label: string, ...details: (string | undefined)[]): Choice => {
    const detail = details.filter(Boolean).join(' · ');
    return { id, label, ...(detail && { detail }) };
  };
  const missing = (isMissing: boolean, words: string) => (tried && isMissing ? words : undefined);
  return (
    <div className={classes.choices}>
      <section className={classes.card}>
        <Template
          chosen={draft.template ? [draft.template] : []}
          onChange={([template]) => change({ template: template ?? null })}
          recent={(recent?.templates ?? []).map((t) => detailed(t.id, t.name, texts.questions(t.questions)))}
          error={missing(!draft.template, texts.noTemplate)}
        />
        {draft.template && (
          <Preview key={draft.template.id} templateId={draft.template.id} {...{ Questions }} />
        )}
      </section>
      <section className={classes.card}>
        <Machines
          chosen={draft.machines}
          onChange={(machines) => change({ machines })}
          recent={(recent?.machines ?? []).map((m) => detailed(m.id, m.name, m.code, m.location))}
          error={missing(draft.machines.length === 0, texts.noMachine)}
        />
      </section>
      <section className={classes.card}>
        <Operators
          chosen={draft.operators}
          onChange={(operators) => change({ operators })}
          recent={(recent?.operators ?? []).map((o) => detailed(o.id, o.name, o.phoneNumber))}
          error={missing(draft.operators.length === 0, texts.noOperator)}
        />
      </section>
    </div>
  );
}

function Preview({ templateId, Questions }: { templateId: number; Questions: Props['Questions'] }) {
  const texts = useTexts(assignTexts);
  const [shown, setShown] = useState(false);
  return (
    <div className={classes.preview}>
      <Button
        variant="subtle"
        size="compact-sm"
        rightSection={shown ? <IconUp size={14} /> : <IconDown size={14} />}
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? texts.hideQuestions : texts.showQuestions}
      </Button>
      <Collapse expanded={shown}>{shown && <Questions templateId={templateId} />}</Collapse>
    </div>
  );
}
