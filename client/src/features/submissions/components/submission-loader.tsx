import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SubmissionDetail } from '../../../../../shared/contracts/submissions.ts';
import { ApiError } from '../../../api/api-error.ts';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { IconList } from '../../../components/ui/icons.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { useTexts } from '../../../texts/use-texts.ts';
import { submissionQuery } from '../api/submission.ts';

interface Props {
  submissionId: string;
  children: (submission: SubmissionDetail) => ReactNode;
}

/** Loads a submission and shows it; says so when there is none of that id. */
export function SubmissionLoader({ submissionId, children }: Props) {
  const texts = useTexts();
  const { data, error, refetch } = useQuery(submissionQuery(submissionId));
  if (data) return children(data);
  if (error instanceof ApiError && (error.status === 404 || error.status === 400)) {
    return (
      <EmptyState
        icon={<IconList size={26} />}
        title={texts.submission.missing}
        text={texts.app.notFoundText}
      />
    );
  }
  if (error) return <ErrorNotice title={texts.app.loadFailed} error={error} onRetry={() => void refetch()} />;
  return <LoadingRows rows={5} height={84} />;
}
