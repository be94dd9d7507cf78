import { type ReactElement, type ReactNode, Suspense, useLayoutEffect, useRef, useState } from 'react';
import classes from './menu-on-demand.module.css';

interface Props {
  /** Looks and is called like the menu's own button, and stands there until the menu's code is wanted. */
  button: ReactElement;
  /** Starts loading that code: called when the button is pointed at or focused. */
  warmUp: () => unknown;
  /** The menu with its button; loaded lazily. */
  children: ReactNode;
}

/** A menu whose code, a lot of it, is loaded when its button is first pressed. The press counts: it opens. */
export function MenuOnDemand({ button, warmUp, children }: Props) {
  const [wanted, setWanted] = useState(false);
  if (wanted)
    return (
      <Suspense fallback={button}>
        <Pressed>{children}</Pressed>
      </Suspense>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button within is what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: a button turns its keys into clicks
    <span className={classes.around} onClick={() => setWanted(true)} onPointerEnter={warmUp} onFocus={warmUp}>
      {button}
    </span>
  );
}

function Pressed({ children }: { children: ReactNode }) {
  const around = useRef<HTMLSpanElement>(null);
  const pressed = useRef(false);
  useLayoutEffect(() => {
    if (pressed.current) return;
    pressed.current = true;
    const button = around.current?.querySelector('button');
    // First the focus, so that the menu gives it back when it closes.
    button?.focus();
    button?.click();
  }, []);
  return (
    <span className={classes.around} ref={around}>
      {children}
    </span>
  );
}
