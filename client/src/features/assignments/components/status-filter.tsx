import { SegmentedControl } from '@mantine/core';
import type { z } from 'zod';
import { AssignmentStatus } from '../../../../../shared/words.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './status-filter.module.css';

type Status = z.infer<typeof AssignmentStatus> | undefined;

const order = ['all', 'active', 'pending', 'completed', 'cancelled'] as const;

/** Narrows the list to one status. */
export function StatusFilter({ status, onChange }: { status: Status; onChange: (status: Status) => void }) {
  const texts = useTexts().today;
  return (
    <div className={classes.scroll}>
      <SegmentedControl
        className={classes.control}
        radius="xl"
        withItemsBorders={false}
        aria-label={texts.filter}
        value={status ?? 'all'}
        onChange={(value) => onChange(AssignmentStatus.safeParse(value).data)}
        data={order.map((value) => ({ value, label: texts.filters[value] }))}
      />
    </div>
  );
}
