import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTexts } from '../../texts/use-texts.ts';
import { IconMoon, IconSun } from '../ui/icons.tsx';

/** What switches between light and dark: its words, its icon and the switching; without a choice the page follows the system. */
export function useColorSwitch() {
  const texts = useTexts().app;
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  return {
    label: dark ? texts.toLight : texts.toDark,
    icon: dark ? <IconSun /> : <IconMoon />,
    change: () => setColorScheme(dark ? 'light' : 'dark'),
  };
}
