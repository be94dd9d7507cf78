import type { Conversation } from '../../../../../shared/contracts/conversations.ts';
import { IconAlert } from '../../../components/ui/icons.tsx';
import { Ticks } from '../../../components/ui/ticks.tsx';
import { withoutMarks } from '../../../components/ui/whatsapp-format.ts';
import { When } from '../../../components/ui/when.tsx';
import { conversationsTexts } from '../../../texts/conversations.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './conversation-row.module.css';
import { Progress } from './progress.tsx';

/** One conversation of the list: who, about what, the last words, and whether it needs a person. */
export function ConversationRow({ conversation }: { conversation: Conversation }) {
  const texts = useTexts(conversationsTexts);
  const { operatorName, machineName, templateName, lastText, lastDirection, stuck } = conversation;
  return (
    <div className={classes.row}>
      <div className={classes.top}>
        <b className={classes.name} dir="auto">
          {operatorName}
        </b>
        {conversation.lastMessageAt && (
          <span className={classes.when}>
            <When at={conversation.lastMessageAt} />
          </span>
        )}
      </div>
      <div className={classes.what}>
        <bdi>{machineName}</bdi> · <bdi>{templateName}</bdi>
      </div>
      {lastText !== null && (
        <div className={classes.last}>
          {lastDirection === 'outbound' && conversation.lastDelivery && (
            <Ticks {...conversation.lastDelivery} size={14} />
          )}
          <span className={classes.words} dir="auto">
            {lastDirection === 'outbound' && <span className={classes.you}>{texts.you} </span>}
            {/* Only a photo without a caption has no words. */}
            {withoutMarks(lastText) || texts.photo}
          </span>
        </div>
      )}
      <div className={classes.foot}>
        <Progress conversation={conversation} />
        {conversation.windowOpenUntil && (
          <>
            {' · '}
            {texts.writeUntil} <When at={conversation.windowOpenUntil} inSentence />
          </>
        )}
      </div>
      {stuck && (
        <div className={classes.stuck} data-testid="conversation-stuck">
          <IconAlert size={15} />
          <span>{stuck}</span>
        </div>
      )}
    </div>
  );
}
