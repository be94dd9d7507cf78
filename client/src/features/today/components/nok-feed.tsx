import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { IconCheck } from '../../../components/ui/icons.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { useGentleMoves } from '../../../components/ui/use-gentle-moves.ts';
import { todayTexts } from '../../../texts/today.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { notGoodAnswersQuery } from '../api/not-good-answers.ts';
import classes from './nok-feed.module.css';
import { type AnswerLink, NokItem } from './nok-item.tsx';

/** Today's NOK answers as they come in, newest first, with their photos. */
export function NokFeed({ count, AnswerLink }: { count: number; AnswerLink: AnswerLink }) {
  const texts = useTexts(todayTexts).nok;
  const id = useId();
  return (
    <section className={classes.feed} aria-labelledby={id} data-testid="nok-feed">
      <h2 className={classes.title} id={id}>
        {texts.title}
        {count > 0 && <Tag tone="bad">{count}</Tag>}
      </h2>
      <Answers label={id} AnswerLink={AnswerLink} />
    </section>
  );
}

function Answers({ label, AnswerLink }: { label: string; AnswerLink: AnswerLink }) {
  const { app } = useTexts();
  const texts = useTexts(todayTexts).nok;
  const frame = useRef<HTMLUListElement>(null);
  useGentleMoves(frame);
  const list = useInfiniteQuery(notGoodAnswersQuery);
  if (list.isPending)
    return (
      <div className={classes.loading}>
        <LoadingRows rows={3} height={64} />
      </div>
    );
  if (list.isLoadingError)
    return <ErrorNotice title={texts.loadFailed} error={list.error} onRetry={() => void list.refetch()} />;
  const answers = list.data.pages.flatMap((page) => page.items);
  if (answers.length === 0)
    return (
      <p className={classes.none}>
        <IconCheck /> {texts.none}
      </p>
    );
  return (
    <div className={classes.scroll}>
      <ul className={classes.list} aria-labelledby={label} ref={frame}>
        {answers.map((answer) => (
          <NokItem key={answer.id} answer={answer} AnswerLink={AnswerLink} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            size="xs"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {app.more}
          </Button>
        </div>
      )}
    </div>
  );
}
