import { Container } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorNotice } from '../../components/ui/error-notice.tsx';
import { useTexts } from '../../texts/use-texts.ts';

/** For a page that failed, the server being out of reach included. */
export function BrokenPage({ error }: ErrorComponentProps) {
  const texts = useTexts().app;
  const router = useRouter();
  return (
    <Container size="xs" py="xl">
      <ErrorNotice
        title={texts.brokenTitle}
        error={error instanceof Error ? error : new Error(String(error))}
        onRetry={() => void router.invalidate()}
      />
    </Container>
  );
}
