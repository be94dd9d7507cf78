import { ActionIcon, Menu } from '@mantine/core';
import type { Dispatch } from 'react';
import { IconCopy, IconDots, IconTrash } from '../../../../components/ui/icons.tsx';
import { templateEditorTexts } from '../../../../texts/template-editor.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import type { Edit } from '../../editor/template-draft.ts';

interface Props {
  taskKey: string;
  number: number;
  dispatch: Dispatch<Edit>;
}

/** What is done with a task now and then. The focus goes where the new task is, not back to the button. */
export function TaskMenu({ taskKey, number, dispatch }: Props) {
  const texts = useTexts(templateEditorTexts);
  return (
    <Menu position="bottom-end" shadow="md" returnFocus={false} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={texts.actions(number)}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={16} />}
          onClick={() => dispatch({ kind: 'duplicate', key: taskKey })}
        >
          {texts.duplicate}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          onClick={() => dispatch({ kind: 'remove', key: taskKey })}
        >
          {texts.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
