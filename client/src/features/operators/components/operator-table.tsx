import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ComponentProps, ComponentType, ReactNode } from 'react';
import type { Operator, OperatorSort, OperatorState } from '../../../../../shared/contracts/operators.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadMore } from '../../../components/ui/load-more.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import rowLink from '../../../components/ui/row-link.module.css';
import { When } from '../../../components/ui/when.tsx';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { type OperatorFilters, operatorsQuery } from '../api/list-operators.ts';
import { operatorStatesQuery } from '../api/operator-states.ts';
import { languageName } from '../language-name.ts';
import { OperatorActions } from './operator-actions.tsx';
import classes from './operator-table.module.css';
import { OperatorTags } from './operator-tags.tsx';

interface Props {
  filters: OperatorFilters;
  onSort: (sort: OperatorSort, descending: boolean) => void;
  mayManage: boolean;
  OperatorLink: ComponentType<{ operatorId: number } & ComponentProps<'a'>>;
  empty: ReactNode;
}

/** Operators with what they are doing. */
export function OperatorTable({ filters, onSort, mayManage, OperatorLink, empty }: Props) {
  const texts = useTexts(operatorsTexts);
  const frame = useTexts().app;
  const list = useInfiniteQuery(operatorsQuery(filters));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { data: states } = useQuery(operatorStatesQuery(rows.map(({ id }) => id)));
  if (list.isPending) return <LoadingRows rows={8} height={52} />;
  if (list.isLoadingError) {
    return <ErrorNotice title={frame.loadFailed} error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (rows.length === 0) return empty;
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
    <>
      <DataTable
        label={texts.table}
        columns={mayManage ? [...columns, actions] : columns}
        rows={rows}
        rowKey={({ id }) => id}
        testId="operator-row"
        sorting={{ by: filters.sort ?? 'name', descending: filters.descending ?? false, onChange: onSort }}
      />
      <LoadMore list={list} />
    </>
  );
}

function LastHeard({ state }: { state: OperatorState | undefined }) {
  const texts = useTexts(operatorsTexts);
  if (!state) return <span aria-hidden="true">…</span>;
  return state.lastHeardAt ? <When at={state.lastHeardAt} /> : texts.never;
}
