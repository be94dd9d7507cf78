import { Button, Center } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { AssignmentStatus } from '../../../../../shared/words.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { useNow } from '../../../components/ui/use-now.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { assignmentsQuery } from '../api/list.ts';
import type { SubmissionLink } from '../submission-link.ts';
import classes from './assignment-list.module.css';
import { AssignmentRow } from './assignment-row.tsx';

interface Props {
  status: z.infer<typeof AssignmentStatus> | undefined;
  mayManage: boolean;
  SubmissionLink: SubmissionLink;
  empty: ReactNode;
}

/** The live list of assignments, newest first. */
export function AssignmentList({ status, mayManage, SubmissionLink, empty }: Props) {
  const texts = useTexts();
  const now = useNow(30_000);
  const list = useInfiniteQuery(assignmentsQuery(status));
  if (list.isPending) return <LoadingRows rows={4} height={92} />;
  if (list.isLoadingError) {
    return (
      <ErrorNotice title={texts.app.loadFailed} error={list.error} onRetry={() => void list.refetch()} />
    );
  }
  const assignments = list.data.pages.flatMap((page) => page.items);
  if (assignments.length === 0) return empty;
  return (
    <>
      <ul className={classes.list} aria-label={texts.today.list} data-stale={list.isPlaceholderData}>
        {assignments.map((assignment) => (
          <AssignmentRow
            key={assignment.id}
            assignment={assignment}
            now={now}
            mayManage={mayManage}
            SubmissionLink={SubmissionLink}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Center mt="lg">
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {texts.app.more}
          </Button>
        </Center>
      )}
    </>
  );
}
