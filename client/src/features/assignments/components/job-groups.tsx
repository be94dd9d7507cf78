import { type ReactNode, useRef } from 'react';
import type { Today } from '../../../../../shared/contracts/today.ts';
import { useGentleMoves } from '../../../components/ui/use-gentle-moves.ts';
import { useNow } from '../../../components/ui/use-now.ts';
import { filterOf, groupsOf, type JobFilter } from '../job-filter.ts';
import { useClosedGroups } from '../use-closed-groups.ts';
import { JobGroup, type RowParts } from './job-group.tsx';
import classes from './job-groups.module.css';
import { JobsOfGroup } from './jobs-of-group.tsx';

const TICK_MS = 10_000;

interface Props extends Omit<RowParts, 'now'> {
  today: Today;
  /** When it came, by this browser's clock. */
  answeredAt: number;
  filter: JobFilter | undefined;
  /** Leads to all jobs of a filter. */
  showGroup: (filter: JobFilter, count: number) => ReactNode;
  empty: ReactNode;
}

/** Today's jobs by group, most pressing first: the first ones of each, or all of those that the filter names. */
export function JobGroups({ today, answeredAt, filter, showGroup, empty, ...parts }: Props) {
  // By the server's clock, as the groups are: this browser's may be wrong.
  const skew = Date.parse(today.asOf) - answeredAt;
  const now = new Date(Math.max(useNow(TICK_MS).getTime(), answeredAt) + skew);
  const row = { ...parts, now };
  const shown = today.groups.filter(
    ({ group, count }) => count > 0 && (!filter || groupsOf[filter].includes(group)),
  );
  if (shown.length === 0) return empty;
  if (!filter) return <FirstJobs groups={shown} showGroup={showGroup} {...row} />;
  return shown.map((known) => <JobsOfGroup key={known.group} {...row} known={known} />);
}

function FirstJobs({
  groups,
  showGroup,
  ...row
}: RowParts & Pick<Props, 'showGroup'> & Pick<Today, 'groups'>) {
  const frame = useRef<HTMLDivElement>(null);
  useGentleMoves(frame);
  const folded = useClosedGroups();
  return (
    <div className={classes.groups} ref={frame}>
      {groups.map(({ group, count, items, nextCursor }) => (
        <JobGroup
          key={group}
          {...row}
          group={group}
          count={count}
          jobs={items}
          closed={folded.isClosed(group)}
          onToggle={() => folded.toggle(group)}
          more={nextCursor && showGroup(filterOf(group), count)}
        />
      ))}
    </div>
  );
}
