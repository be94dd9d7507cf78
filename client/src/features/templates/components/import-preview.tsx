import { Alert } from '@mantine/core';
import type { ImportedTask } from '../../../../../shared/contracts/templates.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { templateImportTexts } from '../../../texts/template-import.ts';
import { templatesTexts } from '../../../texts/templates.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { limitsOf } from '../limits-of.ts';
import classes from './import-preview.module.css';

/** What a file would make, row by row, and what is wrong with it. */
export function ImportPreview({
  tasks,
  ignored,
}: {
  tasks: readonly ImportedTask[];
  ignored: readonly string[];
}) {
  const texts = useTexts(templateImportTexts);
  const types = useTexts(templatesTexts).types;
  const wrong = tasks.filter((task) => task.faults.length > 0);
  const columns: Column<ImportedTask, never>[] = [
    { key: 'row', title: texts.row, cell: ({ row }) => row },
    { key: 'task', title: texts.task, cell: ({ taskName }) => <bdi>{taskName || '–'}</bdi> },
    {
      key: 'answer',
      title: texts.answer,
      cell: ({ task }) =>
        task
          ? [types[task.answerType], limitsOf(task), task.choices?.join(', ')].filter(Boolean).join(' · ')
          : '–',
    },
    { key: 'result', title: texts.result, cell: (task) => <Result task={task} /> },
  ];
  return (
    <section aria-label={texts.preview(tasks.length)}>
      <h3 className={classes.title}>{texts.preview(tasks.length)}</h3>
      {wrong.length > 0 && (
        <Alert color="red" variant="light" mb="sm" role="alert">
          {texts.faults(wrong.length)}
        </Alert>
      )}
      <DataTable
        label={texts.preview(tasks.length)}
        columns={columns}
        rows={[...wrong, ...tasks.filter((task) => task.faults.length === 0)]}
        rowKey={({ row }) => row}
        testId="import-row"
      />
      {ignored.length > 0 && <p className={classes.ignored}>{texts.ignored(ignored.join(', '))}</p>}
    </section>
  );
}

function Result({ task }: { task: ImportedTask }) {
  const texts = useTexts(templateImportTexts);
  if (task.faults.length === 0) return <Tag tone="good">{texts.fine}</Tag>;
  return (
    <ul className={classes.faults}>
      {task.faults.map(({ column, message }) => (
        <li key={`${column} ${message}`}>
          <b>{column}</b> {message}
        </li>
      ))}
    </ul>
  );
}
