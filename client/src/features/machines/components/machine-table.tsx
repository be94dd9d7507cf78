import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ComponentProps, ComponentType, ReactNode } from 'react';
import type { Machine, MachineSort, MachineState } from '../../../../../shared/contracts/machines.ts';
import type { ListFilters } from '../../../api/list-filters.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { PagedList } from '../../../components/ui/paged-list.tsx';
import rowLink from '../../../components/ui/row-link.module.css';
import { Tag } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { machinesTexts } from '../../../texts/machines.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { machinesQuery } from '../api/list-machines.ts';
import { machineStatesQuery } from '../api/machine-states.ts';
import { MachineActions } from './machine-actions.tsx';

interface Props {
  filters: ListFilters<MachineSort>;
  onSort: (sort: MachineSort, descending: boolean) => void;
  mayManage: boolean;
  MachineLink: ComponentType<{ machineId: number } & ComponentProps<'a'>>;
}

/** Machines with what happens on them. */
export function MachineTable({ empty, ...shown }: Props & { empty: ReactNode }) {
  const { loadFailed } = useTexts().app;
  const list = useInfiniteQuery(machinesQuery(shown.filters));
  return (
    <PagedList list={list} loading={{ rows: 8, height: 52 }} failed={loadFailed} empty={empty}>
      {(rows) => <Rows rows={rows} {...shown} />}
    </PagedList>
  );
}

function Rows({ rows, filters, onSort, mayManage, MachineLink }: Props & { rows: Machine[] }) {
  const texts = useTexts(machinesTexts);
  const { data: states } = useQuery(machineStatesQuery(rows.map(({ id }) => id)));
  const stateOf = (machine: Machine): MachineState | undefined => states?.get(machine.id);
  const columns: Column<Machine, MachineSort>[] = [
    {
      key: 'name',
      title: texts.name,
      sort: 'name',
      cell: (machine) => (
        <MachineLink machineId={machine.id} className={rowLink.link} dir="auto">
          {machine.name}
        </MachineLink>
      ),
    },
    {
      key: 'code',
      title: texts.code,
      sort: 'code',
      cell: ({ code }) => <span dir="auto">{code ?? '–'}</span>,
    },
    {
      key: 'location',
      title: texts.location,
      sort: 'location',
      cell: ({ location }) => <span dir="auto">{location ?? '–'}</span>,
    },
    { key: 'open', title: texts.open, cell: (machine) => <OpenCount state={stateOf(machine)} /> },
    { key: 'last', title: texts.last, cell: (machine) => <LastAssigned state={stateOf(machine)} /> },
  ];
  const actions: Column<Machine, MachineSort> = {
    key: 'actions',
    title: '',
    align: 'right',
    cell: (machine) => <MachineActions machine={machine} state={stateOf(machine)} />,
  };
  return (
    <DataTable
      label={texts.table}
      columns={mayManage ? [...columns, actions] : columns}
      rows={rows}
      rowKey={({ id }) => id}
      testId="machine-row"
      sorting={{ by: filters.sort ?? 'name', descending: filters.descending ?? false, onChange: onSort }}
    />
  );
}

function OpenCount({ state }: { state: MachineState | undefined }) {
  const texts = useTexts(machinesTexts);
  if (!state) return <span aria-hidden="true">…</span>;
  return state.open > 0 ? <Tag tone="busy">{state.open}</Tag> : texts.none;
}

function LastAssigned({ state }: { state: MachineState | undefined }) {
  const texts = useTexts(machinesTexts);
  if (!state) return <span aria-hidden="true">…</span>;
  return state.lastAssignedAt ? <When at={state.lastAssignedAt} /> : texts.never;
}
