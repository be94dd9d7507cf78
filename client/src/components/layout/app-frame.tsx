import type { ReactNode } from 'react';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './app-frame.module.css';
import { Logo } from './logo.tsx';

/**
 * The frame of every page but sign-in. Wide: the navigation stands at the left. Narrow: a bar at the bottom, where the thumb is,
 * with the places that are visited most, and the rest behind "More".
 */
export function AppFrame(props: {
  nav: ReactNode;
  tabs: ReactNode;
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
      <aside className={classes.side}>
        <div className={classes.logo}>
          <Logo />
        </div>
        <nav className={classes.nav} aria-label={texts.nav.label}>
          {props.nav}
        </nav>
      </aside>
      <div className={classes.body}>
        <header className={classes.header}>
          <div className={classes.headLogo}>
            <Logo />
          </div>
          <div className={classes.tools}>{props.tools}</div>
        </header>
        {props.banner}
        <main className={classes.main} id="content" tabIndex={-1}>
          {props.children}
        </main>
      </div>
      <nav className={classes.tabs} aria-label={texts.nav.tabs}>
        {props.tabs}
      </nav>
    </div>
  );
}
