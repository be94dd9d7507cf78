import { Button } from '@mantine/core';
import { IconPlus } from './icons.tsx';

/** A quiet button under a picker for what is not in its list yet. */
export function AddBelow({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <Button variant="subtle" size="compact-sm" mt={6} leftSection={<IconPlus size={15} />} onClick={onClick}>
      {text}
    </Button>
  );
}
