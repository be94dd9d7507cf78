import { useState } from 'react';
import { useEdits } from './use-edits.ts';

interface Options<T, F> {
  row: T;
  formOf: (row: T) => F;
  change: { reset: () => void };
  /** Asks what it says by now. */
  latest: () => Promise<T>;
  onClose: () => void;
}

/** The edits of a dialog over one row: forgotten when it closes, begun anew when somebody else was faster. */
export function useEditDialog<T extends { updatedAt: string }, F extends object>(options: Options<T, F>) {
  const { row, formOf, change, latest, onClose } = options;
  const [tried, setTried] = useState(false);
  const { restart, ...edits } = useEdits(row, formOf);
  return {
    ...edits,
    /** Whether it was submitted: what is missing is said from then on. */
    tried,
    setTried,
    close() {
      restart(null);
      setTried(false);
      change.reset();
      onClose();
    },
    async reload() {
      restart(await latest());
      change.reset();
    },
  };
}
