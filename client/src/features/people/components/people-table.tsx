import { Button, Center } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Person } from '../../../../../shared/contracts/people.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { peopleQuery } from '../api/people.ts';
import type { PeopleFilter } from '../people-filter.ts';
import classes from './people-table.module.css';
import { PersonActions } from './person-actions.tsx';

interface Props {
  filter: PeopleFilter;
  /** Who looks at it. */
  self: string;
  empty: ReactNode;
}

/** Who may sign in, and what each of them may do. */
export function PeopleTable({ filter, self, empty }: Props) {
  const texts = useTexts(peopleTexts);
  const more = useTexts().app.more;
  const columns = useColumns(self);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    peopleQuery(filter),
  );
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={5} height={56} />;
  const people = data.pages.flatMap(({ items }) => items);
  if (people.length === 0) return empty;
  return (
    <>
      <DataTable
        label={texts.table}
        columns={columns}
        rows={people}
        rowKey={({ id }) => id}
        testId="person"
      />
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

function useColumns(self: string): Column<Person, never>[] {
  const texts = useTexts(peopleTexts);
  const { roles } = useTexts();
  return [
    {
      key: 'person',
      title: texts.person,
      cell: (person) => (
        <div>
          <div className={classes.name} dir="auto">
            {person.name} {person.id === self && <Tag tone="quiet">{texts.you}</Tag>}
          </div>
          <div className={classes.email}>{person.email}</div>
        </div>
      ),
    },
    { key: 'role', title: texts.role, cell: ({ role }) => roles[role] },
    { key: 'state', title: texts.signIn, cell: (person) => <SignInState person={person} /> },
    {
      key: 'seen',
      title: texts.lastSeen,
      cell: ({ lastSeenAt }) => (lastSeenAt ? <When at={lastSeenAt} /> : texts.never),
    },
    {
      key: 'actions',
      title: '',
      align: 'right',
      cell: (person) => <PersonActions person={person} own={person.id === self} />,
    },
  ];
}

function SignInState({ person }: { person: Person }) {
  const texts = useTexts(peopleTexts);
  return (
    <span className={classes.tags}>
      {person.disabled ? <Tag tone="bad">{texts.disabled}</Tag> : <Tag tone="good">{texts.active}</Tag>}
      {person.totp && <Tag tone="quiet">{texts.totp}</Tag>}
      {person.provisional && <Tag tone="warn">{texts.provisional}</Tag>}
    </span>
  );
}
