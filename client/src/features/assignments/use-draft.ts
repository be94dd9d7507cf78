import { useState } from 'react';
import type { Choice } from '../../components/ui/search-picker.tsx';
import { type Pair, type Pairing, pairUp } from './pair-up.ts';

export interface Draft {
  template: Choice | null;
  machines: Choice[];
  operators: Choice[];
  dueAt: string | null;
  note: string;
  pairing: Pairing;
  /** Keys of pairs that were left out by hand. */
  leftOut: ReadonlySet<string>;
}

const empty: Draft = {
  template: null,
  machines: [],
  operators: [],
  dueAt: null,
  note: '',
  pairing: 'each',
  leftOut: new Set(),
};

/** What is about to be assigned, and the pairs that come of it. */
export function useDraft(given: Partial<Draft>): {
  draft: Draft;
  change: (some: Partial<Draft>) => void;
  /** Without those left out. */
  pairs: Pair[];
} {
  const [draft, setDraft] = useState<Draft>({ ...empty, ...given });
  const pairs = pairUp(draft.operators, draft.machines, draft.pairing);
  return {
    draft,
    change: (some) => setDraft((before) => ({ ...before, ...some })),
    pairs: pairs.filter(({ key }) => !draft.leftOut.has(key)),
  };
}
