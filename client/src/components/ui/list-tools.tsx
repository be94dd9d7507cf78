import type { ReactNode } from 'react';
import classes from './list-tools.module.css';

/** Above a list: what narrows it. */
export function ListTools({ children }: { children: ReactNode }) {
  return <div className={classes.tools}>{children}</div>;
}

/** Beside the title of a page: what can be done there. */
export function PageActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}
