import { Menu } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { IconKey } from '../../components/ui/icons.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { paths } from '../paths.ts';

const ItemLink = createLink((props: ComponentProps<'a'>) => (
  <Menu.Item {...props} component="a" leftSection={<IconKey />} />
));

/** The way to one's own account, as a line of a menu. */
export function AccountMenuItem() {
  return <ItemLink to={paths.account}>{useTexts().nav.account}</ItemLink>;
}
