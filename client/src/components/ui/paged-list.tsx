import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice.tsx';
import { LoadMore } from './load-more.tsx';
import { LoadingRows } from './loading-rows.tsx';

interface Props<Row> {
  list: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
  /** What stands there while the first page is on its way: so many rows, so high in pixels. */
  loading: { rows: number; height: number };
  /** The title of a refusal. */
  failed?: string;
  /** In place of no rows. */
  empty: ReactNode;
  children: (rows: Row[]) => ReactNode;
}

/** A list that is read a page after the other: on its way, refused, empty, or all rows read so far and the way to more. */
export function PagedList<Row>({ list, loading, failed, empty, children }: Props<Row>) {
  if (list.isLoadingError) {
    return <ErrorNotice title={failed} error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (!list.data) return <LoadingRows {...loading} />;
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return empty;
  return (
    <>
      {children(rows)}
      <LoadMore list={list} />
    </>
  );
}
