import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { IconPlus } from './icons.tsx';
import { WhenFirst } from './when-first.tsx';

interface Props {
  text: string;
  /** The dialog that adds it. */
  children: (dialog: { opened: boolean; onClose: () => void }) => ReactNode;
}

/** A quiet button under a picker for what is not in its list yet. */
export function AddBelow({ text, children }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={15} />}
        onClick={() => setAdding(true)}
      >
        {text}
      </Button>
      <WhenFirst wanted={adding}>
        {(opened) => children({ opened, onClose: () => setAdding(false) })}
      </WhenFirst>
    </>
  );
}
