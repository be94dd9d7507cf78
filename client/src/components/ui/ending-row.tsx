import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ending-row.module.css';
import list from './panel-list.module.css';

interface Props {
  title: ReactNode;
  detail: ReactNode;
  testId: string;
  /** Null: this one cannot be ended here. */
  end: { text: string; label: string; pending: boolean; onEnd: () => void } | null;
}

/** In the list of a panel: something that goes on until somebody ends it. */
export function EndingRow({ title, detail, testId, end }: Props) {
  return (
    <li className={classes.row} data-testid={testId}>
      <div className={classes.words}>
        <div className={list.title}>{title}</div>
        <div className={list.dim}>{detail}</div>
      </div>
      {end && (
        <Button
          variant="subtle"
          color="red.9"
          size="sm"
          className={classes.end}
          aria-label={end.label}
          loading={end.pending}
          onClick={end.onEnd}
        >
          {end.text}
        </Button>
      )}
    </li>
  );
}
