import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { JobGroup as Group, Today } from '../../../../../shared/contracts/today.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { useGentleMoves } from '../../../components/ui/use-gentle-moves.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { jobsQuery } from '../api/today.ts';
import { JobGroup, type RowParts } from './job-group.tsx';
import classes from './job-groups.module.css';

/** All jobs of one group, page by page; what is known of it already stands there at once. */
export function JobsOfGroup({ known, ...row }: RowParts & { known: Today['groups'][number] }) {
  const texts = useTexts().app;
  const frame = useRef<HTMLDivElement>(null);
  useGentleMoves(frame);
  const group: Group = known.group;
  const list = useInfiniteQuery({
    ...jobsQuery(group),
    placeholderData: { pages: [known], pageParams: [undefined] },
  });
  if (list.isLoadingError)
    return <ErrorNotice title={texts.loadFailed} error={list.error} onRetry={() => void list.refetch()} />;
  const jobs = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes.groups} ref={frame}>
      <JobGroup
        {...row}
        group={group}
        count={known.count}
        jobs={jobs}
        onToggle={null}
        more={
          list.hasNextPage && !list.isPlaceholderData ? (
            <Button
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {texts.more}
            </Button>
          ) : null
        }
      />
    </div>
  );
}
