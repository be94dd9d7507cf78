import { Button, Center } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../../../../shared/contracts/audit.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { useSiteTime } from '../../../components/ui/site-time.ts';
import { When } from '../../../components/ui/when.tsx';
import { auditTexts } from '../../../texts/audit.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { auditQuery } from '../api/audit.ts';
import type { AuditFilter } from '../audit-filter.ts';
import { beginOf, endOf } from '../days.ts';
import { subjectName } from '../subject-name.ts';
import classes from './audit-table.module.css';
import { Changes } from './changes.tsx';

interface Props {
  filter: AuditFilter;
  /** A link to what an act was done to, where it has a page; else its name alone. */
  subjectLink: (entry: AuditEntry, name: string) => ReactNode;
  /** A link to all acts on the same thing. */
  onlyLink: (entry: AuditEntry, name: string) => ReactNode;
  empty: ReactNode;
}

/** Who did what, newest first. */
export function AuditTable({ filter, subjectLink, onlyLink, empty }: Props) {
  const texts = useTexts(auditTexts);
  const more = useTexts().app.more;
  const { timeZone } = useSiteTime();
  const { from, to, ...rest } = filter;
  const query = { ...rest, from: beginOf(from, timeZone), to: endOf(to, timeZone) };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditQuery(query),
  );
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={8} height={52} />;
  const entries = data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return empty;
  const names = Object.assign({}, ...data.pages.map((page) => page.names)) as Record<string, string>;
  const columns: Column<AuditEntry, never>[] = [
    {
      key: 'when',
      title: texts.columns.when,
      cell: ({ at }) => (
        <Short>
          <When at={at} />
        </Short>
      ),
    },
    { key: 'who', title: texts.columns.who, cell: (entry) => <Who entry={entry} /> },
    {
      key: 'what',
      title: texts.columns.what,
      cell: (entry) => <What entry={entry} names={names} subjectLink={subjectLink} onlyLink={onlyLink} />,
    },
    {
      key: 'changes',
      title: texts.columns.changes,
      cell: (entry) => <Changes entry={entry} names={names} />,
    },
    { key: 'from', title: texts.columns.from, cell: ({ ip }) => <Short>{ip ?? texts.noChanges}</Short> },
  ];
  return (
    <>
      <DataTable label={texts.list} columns={columns} rows={entries} rowKey={({ id }) => id} testId="act" />
      {hasNextPage && (
        <Center mt="md">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {more}
          </Button>
        </Center>
      )}
    </>
  );
}

/** Too short to be broken. */
const Short = ({ children }: { children: ReactNode }) => <span className={classes.short}>{children}</span>;

function Who({ entry }: { entry: AuditEntry }) {
  const texts = useTexts(auditTexts);
  if (entry.user) {
    return (
      <span dir="auto" title={entry.actor}>
        {entry.user.name}
      </span>
    );
  }
  if (entry.actor === 'system' || entry.actor === 'nobody') return texts[entry.actor];
  return entry.actor;
}

type WhatProps = Pick<Props, 'subjectLink' | 'onlyLink'> & {
  entry: AuditEntry;
  names: Record<string, string>;
};

function What({ entry, names, subjectLink, onlyLink }: WhatProps) {
  const texts = useTexts(auditTexts);
  const name = subjectName(entry, names);
  return (
    <div className={classes.what}>
      {texts.actions[entry.action] ?? entry.action}{' '}
      {name && (
        <span className={classes.subject} dir="auto">
          {subjectLink(entry, name)} {onlyLink(entry, name)}
        </span>
      )}
    </div>
  );
}
