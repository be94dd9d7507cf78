import { ActionIcon, Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { DataTable } from '../../../components/ui/data-table.tsx';
import { IconAlert, IconCross, IconSend } from '../../../components/ui/icons.tsx';
import { assignTexts } from '../../../texts/assign.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { checkQuery } from '../api/check.ts';
import { MOST_PAIRS, type Pair } from '../pair-up.ts';
import { remarksOf } from '../remarks-of.ts';
import type { Draft } from '../use-draft.ts';
import classes from './assign-plan.module.css';
import { Remarks } from './remarks.tsx';
import { RemarksWhy } from './remarks-why.tsx';

interface Props {
  draft: Draft;
  pairs: readonly Pair[];
  onChange: (some: Partial<Draft>) => void;
  onAssign: () => void;
}

/** What will be assigned, row by row, with what is good to know before. */
export function AssignPlan({ draft, pairs, onChange, onAssign }: Props) {
  const texts = useTexts(assignTexts);
  const check = useQuery(
    checkQuery({
      templateId: draft.template?.id ?? null,
      machineIds: draft.machines.map(({ id }) => id),
      operatorIds: draft.operators.map(({ id }) => id),
    }),
  );
  const remarks = useMemo(() => remarksOf(pairs, check.data), [pairs, check.data]);
  const isTooMany = pairs.length > MOST_PAIRS;
  const leaveOut = (key: string) => onChange({ leftOut: new Set([...draft.leftOut, key]) });
  return (
    <section className={classes.plan} aria-labelledby="assign-plan">
      <h2 id="assign-plan" className={classes.title}>
        {texts.plan}
        {pairs.length > 0 && <span className={classes.count}>{texts.planCount(pairs.length)}</span>}
      </h2>
      {pairs.length === 0 && <p className={classes.empty}>{texts.planEmpty}</p>}
      {check.isError && <Alert color="yellow">{texts.checkFailed}</Alert>}
      {check.data?.templateArchived && <Alert color="red">{texts.templateArchived}</Alert>}
      {isTooMany && (
        <Alert color="red" icon={<IconAlert />} role="alert">
          {texts.tooMany(MOST_PAIRS)}
        </Alert>
      )}
      {pairs.length > 0 && !isTooMany && (
        <>
          <RemarksWhy remarks={[...remarks.values()].flat()} />
          <DataTable
            label={texts.plan}
            testId="plan-row"
            rows={pairs}
            rowKey={({ key }) => key}
            columns={[
              { key: 'machine', title: texts.machine, cell: (pair) => <Name>{pair.machine.label}</Name> },
              { key: 'operator', title: texts.operator, cell: (pair) => <Name>{pair.operator.label}</Name> },
              {
                key: 'know',
                title: texts.know,
                cell: (pair) => (
                  <Remarks known={check.data !== undefined} remarks={remarks.get(pair.key) ?? []} />
                ),
              },
              {
                key: 'remove',
                title: texts.leaveOut,
                align: 'right',
                cell: (pair) => (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={32}
                    aria-label={texts.remove(pair.operator.label, pair.machine.label)}
                    onClick={() => leaveOut(pair.key)}
                  >
                    <IconCross size={16} />
                  </ActionIcon>
                ),
              },
            ]}
          />
        </>
      )}
      <div className={classes.bar} data-sticky={pairs.length > 0}>
        {draft.leftOut.size > 0 && (
          <span className={classes.left}>
            {texts.leftOut(draft.leftOut.size)}
            <Button variant="subtle" size="compact-sm" onClick={() => onChange({ leftOut: new Set() })}>
              {texts.takeBack}
            </Button>
          </span>
        )}
        <Button
          size="md"
          leftSection={<IconSend />}
          disabled={isTooMany}
          onClick={onAssign}
          data-testid="assign-submit"
        >
          {texts.submit(pairs.length)}
        </Button>
      </div>
    </section>
  );
}

function Name({ children }: { children: string }) {
  return (
    <span className={classes.name} dir="auto">
      {children}
    </span>
  );
}
