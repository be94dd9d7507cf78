import { Alert, Button, Group } from '@mantine/core';
import { useTexts } from '../../texts/use-texts.ts';
import { IconAlert } from './icons.tsx';

/** A failure in words, and a way to try again where there is one. */
export function ErrorNotice({
  title,
  error,
  onRetry,
  retry,
}: {
  title?: string | undefined;
  error: Error;
  onRetry?: () => void;
  /** What the way out is called; “Try again” unless said. */
  retry?: string;
}) {
  const texts = useTexts();
  return (
    <Alert color="red" variant="light" icon={<IconAlert />} title={title} role="alert" radius="md">
      <Group justify="space-between" gap="sm">
        <span>{error.message}</span>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {retry ?? texts.app.tryAgain}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
