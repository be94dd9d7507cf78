import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Submission } from '../../../../../shared/contracts/submissions.ts';
import { transcriptQuery } from '../api/transcript.ts';
import { shownPhotos } from '../shown-photos.ts';
import { AnswerList } from './answer-list.tsx';
import { PhotoViewer } from './photo-viewer.tsx';
import { SubmissionHead } from './submission-head.tsx';
import classes from './submission-view.module.css';
import { Transcript } from './transcript.tsx';

/** A submission: its answers with their photos, and the chat beside them. */
export function SubmissionView({ submission }: { submission: Submission }) {
  const transcript = useQuery(transcriptQuery(submission.id));
  const [openUrl, setOpenUrl] = useState<string | null>(null);
  return (
    <>
      <SubmissionHead submission={submission} />
      <div className={classes.columns}>
        <AnswerList submission={submission} onOpenPhoto={setOpenUrl} />
        <Transcript
          operatorName={submission.operatorName}
          messages={transcript.data?.items}
          error={transcript.isLoadingError ? transcript.error : null}
          onRetry={() => void transcript.refetch()}
          onOpenPhoto={setOpenUrl}
        />
      </div>
      <PhotoViewer photos={shownPhotos(submission)} url={openUrl} onShow={setOpenUrl} />
    </>
  );
}
