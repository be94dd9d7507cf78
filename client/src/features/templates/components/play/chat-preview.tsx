import { Button } from '@mantine/core';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { ErrorNotice } from '../../../../components/ui/error-notice.tsx';
import { IconChat, IconRefresh } from '../../../../components/ui/icons.tsx';
import { LoadingRows } from '../../../../components/ui/loading-rows.tsx';
import { playTexts } from '../../../../texts/play.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import classes from './chat-preview.module.css';
import { PlayChat } from './play-chat.tsx';
import { PlayComposer } from './play-composer.tsx';
import { type Play, type PlayedTemplate, type Players, usePlay } from './use-play.ts';

/** The checklist as the operator's phone will show it, to be answered by who writes it: the real conversation, nothing of it kept. */
export function ChatPreview({ template, ...players }: { template: PlayedTemplate } & Players) {
  const texts = useTexts(playTexts);
  const play = usePlay(template, players);
  const empty = play.total === 0;
  return (
    <section className={classes.preview} aria-label={texts.title} data-testid="chat-preview">
      <h2 className={classes.title}>{texts.title}</h2>
      <p className={classes.lead}>{texts.lead}</p>
      {play.leftOut > 0 && !empty && <p className={classes.note}>{texts.unfinished(play.leftOut)}</p>}
      <div className={classes.phone}>
        <div className={classes.bar}>
          <span className={classes.face} aria-hidden>
            <IconChat size={18} />
          </span>
          <span className={classes.contact}>
            <b>{texts.contact}</b>
            <span className={classes.where} role="status" data-testid="play-state">
              {empty ? '' : whereOf(play, texts)}
            </span>
          </span>
          <Button
            size="compact-sm"
            variant="subtle"
            className={classes.restart}
            leftSection={<IconRefresh size={15} />}
            disabled={play.said.length === 0}
            onClick={play.restart}
          >
            {texts.restart}
          </Button>
        </div>
        <Screen play={play} empty={empty} />
        <PlayComposer play={play} />
      </div>
    </section>
  );
}

function Screen({ play, empty }: { play: Play; empty: boolean }) {
  const texts = useTexts(playTexts);
  if (empty)
    return (
      <div className={classes.empty}>
        <EmptyState icon={<IconChat size={26} />} title={texts.emptyTitle} text={texts.emptyText} />
      </div>
    );
  if (play.error && !play.isFetching)
    return (
      <div className={classes.empty}>
        <ErrorNotice error={play.error} onRetry={() => void play.refetch()} />
      </div>
    );
  if (!play.data)
    return (
      <div className={classes.empty}>
        <LoadingRows rows={2} height={64} />
      </div>
    );
  return <PlayChat messages={play.data.messages} onPress={play.canSay ? play.say : null} />;
}

function whereOf({ data, total, isFull }: Play, texts: (typeof playTexts)['en']): string {
  if (!data) return '';
  if (data.ended) return texts[data.ended];
  if (isFull) return texts.full;
  return data.taskIndex < total ? texts.question(data.taskIndex + 1, total) : texts.summary;
}
