import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ComponentProps, ComponentType, ReactNode } from 'react';
import type { Operator, OperatorSort, OperatorState } from '../../../../../shared/contracts/operators.ts';
import type { ListFilters } from '../../../api/list-filters.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { PagedList } from '../../../components/ui/paged-list.tsx';
import rowLink from '../../../components/ui/row-link.module.css';
import { When } from '../../../components/ui/when.tsx';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { operatorsQuery } from '../api/list-operators.ts';
import { operatorStatesQuery } from '../api/operator-states.ts';
import { languageName } from '../language-name.ts';
import { OperatorActions } from './operator-actions.tsx';
import classes from './operator-table.module.css';
import { OperatorTags } from './operator-tags.tsx';

interface Props {
  filters: ListFilters<OperatorSort>;
  onSort: (sort: OperatorSort, descending: boolean) => void;
  mayManage: boolean;
  OperatorLink: ComponentType<{ operatorId: number } & ComponentProps<'a'>>;
}

/** Operators with what they are doing. */
export function OperatorTable({ empty, ...shown }: Props & { empty: ReactNode }) {
  const { loadFailed } = useTexts().app;
  const list = useInfiniteQuery(operatorsQuery(shown.filters));
  return (
    <PagedList list={list} loading={{ rows: 8, height: 52 }} failed={loadFailed} empty={empty}>
      {(rows) => <Rows rows={rows} {...shown} />}
    </PagedList>
  );
}

function Rows({ rows, filters, onSort, mayManage, OperatorLink }: Props & { rows: Operator[] }) {
  const texts = useTexts(operatorsTexts);
  const { data: states } = useQuery(operatorStatesQuery(rows.map(({ id }) => id)));
  const stateOf = (operator: Operator): OperatorState | undefined => states?.get(operator.id);
  const columns: Column<Operator, OperatorSort>[] = [
    {
      key: 'name',
      title: texts.name,
      sort: 'name',
      cell: (operator) => (
        <OperatorLink operatorId={operator.id} className={rowLink.link} dir="auto">
          {operator.name}
        </OperatorLink>
      ),
    },
    {
      key: 'phone',
      title: texts.phone,
      sort: 'phoneNumber',
      cell: ({ phoneNumber }) => <bdi className={classes.number}>{phoneNumber}</bdi>,
    },
    {
      key: 'language',
      title: texts.language,
      wideOnly: true,
      cell: ({ language }) => languageName(language),
    },
    { key: 'state', title: texts.state, cell: (operator) => <OperatorTags state={stateOf(operator)} /> },
    { key: 'heard', title: texts.heard, cell: (operator) => <LastHeard state={stateOf(operator)} /> },
  ];
  const actions: Column<Operator, OperatorSort> = {
    key: 'actions',
    title: '',
    align: 'right',
    cell: (operator) => <OperatorActions operator={operator} state={stateOf(operator)} />,
  };
  return (
    <DataTable
      label={texts.table}
      columns={mayManage ? [...columns, actions] : columns}
      rows={rows}
      rowKey={({ id }) => id}
      testId="operator-row"
      sorting={{ by: filters.sort ?? 'name', descending: filters.descending ?? false, onChange: onSort }}
    />
  );
}

function LastHeard({ state }: { state: OperatorState | undefined }) {
  const texts = useTexts(operatorsTexts);
  if (!state) return <span aria-hidden="true">…</span>;
  return state.lastHeardAt ? <When at={state.lastHeardAt} /> : texts.never;
}
