import type { ReactNode } from 'react';
import { PageHead } from '../ui/page-head.tsx';
import classes from './door.module.css';
import { Logo } from './logo.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** A card in the middle of an empty page, for people who are not signed in yet. */
export function Door(props: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.page}>
      <div className={classes.corner}>
        <ThemeToggle />
      </div>
      <main className={classes.card}>
        <div className={classes.logo}>
          <Logo />
        </div>
        <PageHead title={props.title} lead={props.lead} />
        {props.children}
      </main>
    </div>
  );
}
