import { ActionIcon, Menu } from '@mantine/core';
import { exportTemplate, type Template } from '../../../../../shared/contracts/templates.ts';
import { buildUrl } from '../../../api/build-url.ts';
import {
  IconArchive,
  IconCopy,
  IconDots,
  IconDownload,
  IconEdit,
  IconTakeBack,
} from '../../../components/ui/icons.tsx';
import { templatesTexts } from '../../../texts/templates.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import type { TemplateActs } from '../template-acts.ts';

interface Props {
  template: Template;
  /** Null: this person may only look. */
  acts: TemplateActs | null;
}

/** What can be done with one template. */
export function TemplateMenu({ template, acts }: Props) {
  const texts = useTexts(templatesTexts);
  const file = (format: 'csv' | 'json') => buildUrl(exportTemplate.path, { id: template.id }, { format });
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={40} aria-label={texts.more(template.name)}>
          <IconDots />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts && (
          <>
            <Menu.Item leftSection={<IconEdit size={16} />} onClick={() => acts.edit(template.id)}>
              {texts.edit}
            </Menu.Item>
            <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => acts.duplicate(template)}>
              {texts.duplicate}
            </Menu.Item>
          </>
        )}
        <Menu.Item component="a" href={file('csv')} download leftSection={<IconDownload size={16} />}>
          {texts.exportCsv}
        </Menu.Item>
        <Menu.Item component="a" href={file('json')} download leftSection={<IconDownload size={16} />}>
          {texts.exportJson}
        </Menu.Item>
        {acts && (
          <Menu.Item
            leftSection={template.archived ? <IconTakeBack size={16} /> : <IconArchive size={16} />}
            onClick={() => acts.archive(template, !template.archived)}
          >
            {template.archived ? texts.bringBack : texts.archive}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
