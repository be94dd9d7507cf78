import { Alert, Button, Stack } from '@mantine/core';
import { ApiError } from '../../api/api-error.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { IconAlert } from './icons.tsx';

/** Whether somebody else was faster, and nothing was saved. */
export const isStale = (error: Error | null): boolean =>
  error instanceof ApiError && error.status === 409 && 'updatedAt' in error.fields;

/** Says who was faster, and offers what it says now. */
export function StaleNotice({ error, onReload }: { error: Error; onReload: () => void }) {
  const texts = useTexts().app;
  return (
    <Alert color="yellow" variant="light" icon={<IconAlert />} role="alert" radius="md">
      <Stack gap="sm" align="flex-start">
        <span dir="auto">{error.message}</span>
        <Button size="xs" variant="default" onClick={onReload}>
          {texts.showCurrent}
        </Button>
      </Stack>
    </Alert>
  );
}
