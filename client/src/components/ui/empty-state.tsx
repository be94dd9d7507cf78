import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** What stands where nothing is: why, and what to do about it. */
export function EmptyState(props: { icon: ReactNode; title: string; text: string; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <div className={classes.icon}>{props.icon}</div>
      <p className={classes.title}>{props.title}</p>
      <p className={classes.text}>{props.text}</p>
      {props.action}
    </div>
  );
}
