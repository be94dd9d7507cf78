import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/use-texts.ts';

/** From the bottom of a phone: all places. */
export function MoreDrawer({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const texts = useTexts();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      radius="lg"
      title={<b>{texts.product}</b>}
      closeButtonProps={{ 'aria-label': texts.app.close }}
    >
      <nav aria-label={texts.nav.label}>{children}</nav>
    </Drawer>
  );
}
