import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTexts } from '../../texts/use-texts.ts';
import { IconMoon, IconSun } from '../ui/icons.tsx';

/** Light or dark; without a choice the page follows the system. */
export function ThemeToggle() {
  const texts = useTexts();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const label = dark ? texts.app.toLight : texts.app.toDark;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      radius="xl"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun /> : <IconMoon />}
    </ActionIcon>
  );
}
