import { ActionIcon } from '@mantine/core';
import { useColorSwitch } from './use-color-switch.tsx';

/** Light or dark, as a button. */
export function ThemeToggle() {
  const { label, icon, change } = useColorSwitch();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      radius="xl"
      aria-label={label}
      title={label}
      onClick={change}
    >
      {icon}
    </ActionIcon>
  );
}
