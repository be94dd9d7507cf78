import { useState } from 'react';

/**
 * A form over something that others may change meanwhile: from the first edit on it stands on what its editor saw then, so that a
 * later change of somebody else's is noticed, not silently overwritten.
 */
export function useEdits<T extends { updatedAt: string }, F extends object>(
  current: T,
  fieldsOf: (row: T) => F,
) {
  const [base, setBase] = useState<T | null>(null);
  const [edits, setEdits] = useState<Partial<F>>({});
  const row = base ?? current;
  return {
    /** What the fields show. */
    form: { ...fieldsOf(row), ...edits },
    /** What was typed. */
    edits,
    updatedAt: row.updatedAt,
    edit<K extends keyof F>(field: K, value: F[K]) {
      setBase(row);
      setEdits((before) => ({ ...before, [field]: value }));
    },
    /** Begins anew, with what is there now. */
    restart(fresh: T | null) {
      setBase(fresh);
      setEdits({});
    },
  };
}
