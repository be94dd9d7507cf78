import type { ReactNode } from 'react';
import classes from './board.module.css';

/** The list beside the chat where there is room; one of the two on a phone. */
export function Board({ list, chat, chosen }: { list: ReactNode; chat: ReactNode; chosen: boolean }) {
  return (
    <div className={classes.board} data-chosen={chosen}>
      <div className={classes.list}>{list}</div>
      <div className={classes.chat}>{chat}</div>
    </div>
  );
}
