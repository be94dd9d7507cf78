import type { ReactNode } from 'react';
import classes from './page-head.module.css';

/** The title of a page, a line under it, and what can be done here. */
export function PageHead({ title, lead, action }: { title: string; lead?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.head}>
      <title>{`${title} · Kinto`}</title>
      <div>
        <h1 className={classes.title}>
          <bdi>{title}</bdi>
        </h1>
        {lead && <div className={classes.lead}>{lead}</div>}
      </div>
      {action}
    </div>
  );
}
