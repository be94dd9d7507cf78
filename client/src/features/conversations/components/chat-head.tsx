import type { ReactNode } from 'react';
import type { Conversation } from '../../../../../shared/contracts/conversations.ts';
import { IconAlert } from '../../../components/ui/icons.tsx';
import classes from './chat-head.module.css';
import { Progress } from './progress.tsx';

interface Props {
  conversation: Conversation;
  /** The way back to the list, on a phone. */
  back: ReactNode;
  /** To the submission and the operator. */
  links: ReactNode;
  acts: ReactNode;
}

/** Whose chat it is, about what and how far, and what can be done; says it when it does not go on by itself. */
export function ChatHead({ conversation, back, links, acts }: Props) {
  const { operatorName, machineName, templateName, currentTaskName, stuck } = conversation;
  return (
    <header className={classes.head}>
      <title>{`${operatorName} · Kinto`}</title>
      <div className={classes.back}>{back}</div>
      <div className={classes.who}>
        <h1 className={classes.name}>
          <bdi>{operatorName}</bdi>
        </h1>
        <div className={classes.what}>
          <bdi>{machineName}</bdi> · <bdi>{templateName}</bdi>
        </div>
      </div>
      <div className={classes.links}>{links}</div>
      <div className={classes.where} data-testid="conversation-where">
        <b>
          <Progress conversation={conversation} />
        </b>
        {currentTaskName && <span dir="auto"> {currentTaskName}</span>}
      </div>
      {stuck && (
        <div className={classes.stuck}>
          <IconAlert size={17} />
          <span>{stuck}</span>
        </div>
      )}
      {acts && <div className={classes.acts}>{acts}</div>}
    </header>
  );
}
