import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Person } from '../../../../../shared/contracts/people.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { PagedList } from '../../../components/ui/paged-list.tsx';
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
  const columns = useColumns(self);
  const list = useInfiniteQuery(peopleQuery(filter));
  return (
    <PagedList list={list} loading={{ rows: 5, height: 56 }} empty={empty}>
      {(people) => (
        <DataTable
          label={texts.table}
          columns={columns}
          rows={people}
          rowKey={({ id }) => id}
          testId="person"
        />
      )}
    </PagedList>
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
