import { Text } from '@mantine/core';
import type { ImportAnswer, ImportRow } from '../../../../../shared/contracts/imports.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { importsTexts } from '../../../texts/imports.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { ImportKind } from '../import-kind.ts';
import { stateTones } from '../state-tones.ts';
import classes from './import-rows.module.css';

/** Each row with what becomes of it, and what is wrong beside the very cell. */
export function ImportRows({ kind, answer }: { kind: ImportKind; answer: ImportAnswer }) {
  const texts = useTexts(importsTexts);
  const all = Object.values(answer.counts).reduce((sum, n) => sum + n, 0);
  if (all === 0) return null;
  const columns: Column<ImportRow, never>[] = [
    { key: 'line', title: texts.line, cell: ({ line }) => line },
    {
      key: 'state',
      title: texts.state,
      cell: ({ state }) => <Tag tone={stateTones[state]}>{texts.states[state]}</Tag>,
    },
    ...kind.fields.map(({ field, label }) => ({
      key: field,
      title: label,
      cell: (row: ImportRow) => <Cell row={row} field={field} />,
    })),
  ];
  return (
    <div>
      <DataTable
        label={texts.table}
        columns={columns}
        rows={answer.rows}
        rowKey={({ line }) => line}
        testId="import-row"
      />
      {answer.rows.length < all && (
        <Text size="sm" c="dimmed" mt="sm">
          {texts.shown(answer.rows.length, all)}
        </Text>
      )}
    </div>
  );
}

function Cell({ row, field }: { row: ImportRow; field: string }) {
  const texts = useTexts(importsTexts);
  const before = row.before[field];
  return (
    <div className={classes.cell}>
      <span dir="auto">{row.values[field] || '–'}</span>
      {before !== undefined && (
        <span className={classes.before} dir="auto">
          {texts.was(before)}
        </span>
      )}
      {row.faults
        .filter((fault) => fault.field === field)
        .map(({ message }) => (
          <span key={message} className={classes.fault}>
            {message}
          </span>
        ))}
    </div>
  );
}
