import { Skeleton, Stack } from '@mantine/core';
import { useTexts } from '../../texts/use-texts.ts';

/** Grey rows while a list is on its way. */
export function LoadingRows({ rows, height }: { rows: number; height: number }) {
  const texts = useTexts();
  return (
    <Stack gap="sm" role="status" aria-label={texts.app.loading}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are all alike and never move
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </Stack>
  );
}
