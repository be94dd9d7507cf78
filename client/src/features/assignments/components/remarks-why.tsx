import { Alert } from '@mantine/core';
import type { Reach } from '../../../../../shared/contracts/assignments.ts';
import { IconAlert } from '../../../components/ui/icons.tsx';
import { assignTexts } from '../../../texts/assign.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { Remark } from '../remarks-of.ts';
import classes from './remarks-why.module.css';

type Unreached = Exclude<Reach, 'open'>;

/** Why some of them may not be reached, said once for all rows. */
export function RemarksWhy({ remarks }: { remarks: readonly Remark[] }) {
  const texts = useTexts(assignTexts);
  const reasons = new Map<string, Unreached>();
  for (const remark of remarks)
    if ('reason' in remark) reasons.set(texts.reachWhy[remark.kind](remark.reason), remark.kind);
  if (reasons.size === 0) return null;
  return (
    <Alert color="yellow" variant="light" radius="md" icon={<IconAlert />}>
      <ul className={classes.reasons}>
        {[...reasons].map(([why, kind]) => (
          <li key={why}>
            <b>{texts.reach[kind]}:</b> {why}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
