import type { UseQueryResult } from '@tanstack/react-query';
import { ApiError } from '../../api/api-error.ts';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { ErrorNotice } from '../../components/ui/error-notice.tsx';
import { IconSearch } from '../../components/ui/icons.tsx';
import { LoadingRows } from '../../components/ui/loading-rows.tsx';
import { useTexts } from '../../texts/use-texts.ts';

/** In place of a page about something that is on its way, refused, or, in the words of `missing`, not there. */
export function WithoutSubject({ found, missing }: { found: UseQueryResult; missing: string }) {
  const texts = useTexts().app;
  if (found.isPending) return <LoadingRows rows={5} height={80} />;
  if (!found.error) return null;
  if (isMissing(found.error)) {
    return <EmptyState icon={<IconSearch size={26} />} title={missing} text={texts.notFoundText} />;
  }
  return <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />;
}

/** An id that can be none is the same to whoever reads it as one that names nothing. */
const isMissing = (error: Error): boolean =>
  error instanceof ApiError && (error.status === 404 || error.status === 400);
