import type { ReactNode } from 'react';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './app-frame.module.css';
import { Logo } from './logo.tsx';

/** The frame of every page but sign-in: the header with its navigation, and the page below. */
export function AppFrame(props: {
  nav: ReactNode;
  tools: ReactNode;
  banner: ReactNode;
  children: ReactNode;
}) {
  const texts = useTexts();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {texts.app.skip}
      </a>
      <header className={classes.header}>
        <div className={classes.bar}>
          <Logo />
          <nav className={classes.nav} aria-label={texts.nav.label}>
            {props.nav}
          </nav>
          <div className={classes.tools}>{props.tools}</div>
        </div>
      </header>
      {props.banner}
      <main className={classes.main} id="content" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  );
}
