import { Table, UnstyledButton } from '@mantine/core';
import type { Key, ReactNode } from 'react';
import classes from './data-table.module.css';
import { IconSort } from './icons.tsx';

export interface Column<Row, Sort extends string> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** What the server sorts by when this title is pressed. */
  sort?: Sort;
  align?: 'right';
  /** Words of little weight, left out where the page is narrow. */
  wideOnly?: boolean;
}

interface Props<Row, Sort extends string> {
  /** What the table shows, for those who hear it. */
  label: string;
  columns: readonly Column<Row, Sort>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  testId?: string;
  sorting?: { by: Sort; descending: boolean; onChange: (by: Sort, descending: boolean) => void };
}

/** Rows and columns; where the page is narrow each row is a card and each cell carries its title. */
export function DataTable<Row, Sort extends string = never>(props: Props<Row, Sort>) {
  const { columns, rows, rowKey, sorting, testId } = props;
  return (
    <div className={classes.frame}>
      <Table className={classes.table} aria-label={props.label} verticalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th
                key={column.key}
                data-align={column.align}
                data-wide={column.wideOnly}
                aria-sort={ariaSort(column, sorting)}
              >
                {sorting && column.sort ? <SortButton column={column} sorting={sorting} /> : column.title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)} data-testid={testId}>
              {columns.map((column) => (
                <Table.Td
                  key={column.key}
                  data-title={column.title}
                  data-align={column.align}
                  data-wide={column.wideOnly}
                >
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

type Sorting<Sort extends string> = NonNullable<Props<never, Sort>['sorting']>;

function SortButton<Row, Sort extends string>(props: { column: Column<Row, Sort>; sorting: Sorting<Sort> }) {
  const { column, sorting } = props;
  const current = sorting.by === column.sort;
  return (
    <UnstyledButton
      className={classes.sort}
      data-current={current}
      data-descending={current && sorting.descending}
      onClick={() => column.sort && sorting.onChange(column.sort, current && !sorting.descending)}
    >
      {column.title}
      <IconSort size={14} />
    </UnstyledButton>
  );
}

function ariaSort<Row, Sort extends string>(
  column: Column<Row, Sort>,
  sorting: Sorting<Sort> | undefined,
): 'ascending' | 'descending' | 'none' | undefined {
  if (!sorting || !column.sort) return undefined;
  if (sorting.by !== column.sort) return 'none';
  return sorting.descending ? 'descending' : 'ascending';
}
