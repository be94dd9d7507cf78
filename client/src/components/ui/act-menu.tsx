import { Menu } from '@mantine/core';
import { DotsButton, type DotsButtonProps } from './dots-button.tsx';

/** A menu of acts behind three dots: `Menu.Item`s as children, the rest goes to the button. */
export function ActMenu({ children, ...button }: DotsButtonProps) {
  return (
    <Menu position="bottom-end" shadow="md" radius="md">
      <Menu.Target>
        <DotsButton {...button} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
