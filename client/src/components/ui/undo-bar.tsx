import { Button } from '@mantine/core';
import classes from './undo-bar.module.css';

/** What was just done, and the way back; said aloud. */
export function UndoBar({ text, undo, onUndo }: { text: string; undo: string; onUndo: () => void }) {
  return (
    <div className={classes.bar} role="status">
      <span className={classes.text} dir="auto">
        {text}
      </span>
      <Button variant="default" size="compact-md" onClick={onUndo}>
        {undo}
      </Button>
    </div>
  );
}
