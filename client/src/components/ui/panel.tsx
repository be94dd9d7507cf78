import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

/** A part of a page with a title of its own, a line under it, and what can be done there. */
export function Panel(props: { title: string; lead?: ReactNode; action?: ReactNode; children?: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.title} id={id}>
            {props.title}
          </h2>
          {props.lead && <div className={classes.lead}>{props.lead}</div>}
        </div>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}
