import { ActionIcon, type ActionIconProps } from '@mantine/core';
import type { ComponentProps } from 'react';
import { IconDots } from './icons.tsx';

export type DotsButtonProps = ActionIconProps & Omit<ComponentProps<'button'>, keyof ActionIconProps>;

/** The button of a menu of acts: three dots; its `aria-label` says what the acts are for. */
export function DotsButton(props: DotsButtonProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size={40} radius="xl" {...props}>
      <IconDots />
    </ActionIcon>
  );
}
