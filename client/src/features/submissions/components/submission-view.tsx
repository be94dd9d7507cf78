import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, useEffect, useRef, useState } from 'react';
import type { SubmissionDetail } from '../../../../../shared/contracts/submissions.ts';
import { WhenFirst } from '../../../components/ui/when-first.tsx';
import { transcriptQuery } from '../api/transcript.ts';
import type { Order } from '../in-order.ts';
import { shownPhotos } from '../shown-photos.ts';
import { taskOfHash } from '../task-of-hash.ts';
import { AnswerList } from './answer-list.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { SubmissionHead } from './submission-head.tsx';
import classes from './submission-view.module.css';
import { Transcript } from './transcript.tsx';
import { type Tab, ViewTabs } from './view-tabs.tsx';

const PhotoViewer = lazy(async () => ({ default: (await import('./photo-viewer.tsx')).PhotoViewer }));

export interface ViewState {
  order: Order;
  tab: Tab;
  /** `answer-2` points at the answer to the third question. */
  hash: string;
  onOrder: (order: Order) => void;
  onTab: (tab: Tab) => void;
}

interface Props extends ViewState {
  submission: SubmissionDetail;
  mayReview: boolean;
  /** What can be done here, in the head. */
  actions: ReactNode;
  /** What the manager wrote with it, under the head. */
  note: ReactNode;
}

/** A submission: its answers with their photos, and the chat beside them; on phones the one or the other. */
export function SubmissionView({ submission, mayReview, actions, note, ...view }: Props) {
  const transcript = useQuery(transcriptQuery(submission.id));
  const [openUrl, setOpenUrl] = useState<string | null>(null);
  const [selected, setSelected] = useState<number | null>(null);
  const chat = useRef<HTMLDivElement>(null);
  const goToAnswer = (taskIndex: number) => {
    setSelected(taskIndex);
    view.onTab('answers');
    requestAnimationFrame(() => bringIntoSight(taskIndex));
  };
  const pointed = taskOfHash(view.hash);
  useEffect(() => {
    if (pointed === null) return;
    setSelected(pointed);
    bringIntoSight(pointed);
  }, [pointed]);
  return (
    <>
      <SubmissionHead submission={submission} actions={actions} />
      {note}
      <ViewTabs tab={view.tab} onTab={view.onTab} />
      <div className={classes.columns} data-tab={view.tab}>
        <div className={classes.answers}>
          <ReviewPanel submission={submission} mayReview={mayReview} />
          <AnswerList
            submission={submission}
            order={view.order}
            onOrder={view.onOrder}
            selected={selected}
            mayReview={mayReview}
            onOpenPhoto={setOpenUrl}
            onShowInChat={(taskIndex) => {
              setSelected(taskIndex);
              view.onTab('chat');
              requestAnimationFrame(() => chat.current?.scrollIntoView({ block: 'nearest' }));
            }}
          />
        </div>
        <div className={classes.chat} ref={chat}>
          <Transcript
            operatorName={submission.operatorName}
            messages={transcript.data?.items}
            error={transcript.isLoadingError ? transcript.error : null}
            onRetry={() => void transcript.refetch()}
            onOpenPhoto={setOpenUrl}
            selected={selected}
            onSelect={goToAnswer}
            answered={new Set(submission.answers.map(({ taskIndex }) => taskIndex))}
            shown={view.tab}
          />
        </div>
      </div>
      <WhenFirst wanted={openUrl !== null}>
        {(opened) => (
          <PhotoViewer
            photos={shownPhotos(submission)}
            about={`${submission.templateName} ${submission.machineName}`}
            url={opened ? openUrl : null}
            onShow={setOpenUrl}
          />
        )}
      </WhenFirst>
    </>
  );
}

function bringIntoSight(taskIndex: number): void {
  const row = document.getElementById(`answer-${taskIndex}`);
  row?.scrollIntoView({ block: 'center' });
  row?.focus({ preventScroll: true });
}
