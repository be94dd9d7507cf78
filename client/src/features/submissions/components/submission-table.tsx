import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import type { SubmissionRow } from '../../../../../shared/contracts/submission-rows.ts';
import { durationText } from '../../../../../shared/duration-text.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { When } from '../../../components/ui/when.tsx';
import { submissionsTexts } from '../../../texts/submissions.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { rowsQuery } from '../api/rows.ts';
import type { SubmissionFilters } from '../submission-filters.ts';
import { ResultCounts } from './result-counts.tsx';
import { StateTag } from './state-tag.tsx';
import classes from './submission-table.module.css';

interface Props {
  filters: SubmissionFilters;
  Link: ComponentType<{ submissionId: string; className?: string; children: ReactNode }>;
  empty: ReactNode;
}

/** The submissions that fit the filters, the newest first, a page after the other. */
export function SubmissionTable({ filters, Link, empty }: Props) {
  const texts = useTexts(submissionsTexts);
  const frame = useTexts();
  const columns = useColumns(Link);
  const list = useInfiniteQuery(rowsQuery(filters));
  if (list.isLoadingError)
    return <ErrorNotice title={texts.loadFailed} error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <LoadingRows rows={6} height={64} />;
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return empty;
  return (
    <div aria-busy={list.isPlaceholderData} className={classes.list}>
      <DataTable
        label={texts.title}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        testId="submission-row"
      />
      {list.hasNextPage && (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {frame.app.more}
          </Button>
        </Group>
      )}
    </div>
  );
}

function useColumns(Link: Props['Link']): Column<SubmissionRow, never>[] {
  const texts = useTexts(submissionsTexts);
  const { columns } = texts;
  return [
    {
      key: 'what',
      title: columns.what,
      cell: (row) => (
        <div>
          <Link submissionId={row.id} className={classes.link ?? ''}>
            <bdi>{row.templateName}</bdi>
          </Link>
          <div className={classes.dim}>
            <bdi>{row.machineName}</bdi>
          </div>
        </div>
      ),
    },
    { key: 'who', title: columns.who, cell: (row) => <bdi>{row.operatorName}</bdi> },
    {
      key: 'when',
      title: columns.when,
      cell: (row) => (
        <div>
          <When at={row.createdAt} />
          {row.seconds !== null && <div className={classes.dim}>{texts.took(durationText(row.seconds))}</div>}
        </div>
      ),
    },
    { key: 'results', title: columns.results, cell: (row) => <ResultCounts row={row} /> },
    { key: 'photos', title: columns.photos, align: 'right', cell: (row) => row.photos },
    {
      key: 'state',
      title: columns.state,
      cell: (row) => (
        <div>
          <StateTag status={row.status} review={row.review} />
        </div>
      ),
    },
  ];
}
