import { Menu } from '@mantine/core';
import { useColorSwitch } from './use-color-switch.tsx';

/** Light or dark, as a line of a menu. */
export function ThemeMenuItem({ className }: { className?: string | undefined }) {
  const { label, icon, change } = useColorSwitch();
  return (
    <Menu.Item className={className} leftSection={icon} onClick={change}>
      {label}
    </Menu.Item>
  );
}
