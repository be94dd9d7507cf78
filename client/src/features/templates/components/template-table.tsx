import type { ComponentProps, ComponentType } from 'react';
import type { ListedTemplate } from '../../../../../shared/contracts/templates.ts';
import { type Column, DataTable } from '../../../components/ui/data-table.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { When } from '../../../components/ui/when.tsx';
import { templatesTexts } from '../../../texts/templates.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { TemplateActs } from '../template-acts.ts';
import { TemplateMenu } from './template-menu.tsx';
import classes from './template-table.module.css';

interface Props {
  templates: readonly ListedTemplate[];
  /** Null: this person may only look. */
  acts: TemplateActs | null;
  TemplateLink: ComponentType<{ templateId: number } & ComponentProps<'a'>>;
}

/** Templates and how they are used. */
export function TemplateTable({ templates, acts, TemplateLink }: Props) {
  const texts = useTexts(templatesTexts);
  const titles = texts.columns;
  const columns: Column<ListedTemplate, never>[] = [
    {
      key: 'name',
      title: titles.name,
      cell: ({ id, name }) => (
        <TemplateLink templateId={id} className={classes.name} dir="auto">
          {name}
        </TemplateLink>
      ),
    },
    { key: 'tasks', title: titles.tasks, align: 'right', cell: ({ tasks }) => tasks.length },
    { key: 'version', title: titles.version, align: 'right', cell: ({ version }) => version },
    {
      key: 'running',
      title: titles.running,
      cell: ({ running }) => (running > 0 ? <Tag tone="busy">{texts.running(running)}</Tag> : '–'),
    },
    {
      key: 'lastUsed',
      title: titles.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} /> : texts.never),
    },
    { key: 'changed', title: titles.changed, cell: ({ updatedAt }) => <Moment at={updatedAt} /> },
    {
      key: 'actions',
      title: titles.actions,
      align: 'right',
      cell: (template) => <TemplateMenu template={template} acts={acts} />,
    },
  ];
  return (
    <DataTable
      label={texts.title}
      columns={columns}
      rows={templates}
      rowKey={({ id }) => id}
      testId="template-row"
    />
  );
}

function Moment({ at }: { at: string }) {
  return (
    <span className={classes.moment}>
      <When at={at} />
    </span>
  );
}
