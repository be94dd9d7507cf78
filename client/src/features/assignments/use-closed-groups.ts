import { useState } from 'react';
import type { JobGroup } from '../../../../shared/contracts/today.ts';

const KEY = 'kinto-today-closed';

/** Which groups this person has folded, kept in this browser. */
export function useClosedGroups(): {
  isClosed: (group: JobGroup) => boolean;
  toggle: (group: JobGroup) => void;
} {
  const [closed, setClosed] = useState(read);
  return {
    isClosed: (group) => closed.includes(group),
    toggle: (group) => {
      const next = closed.includes(group) ? closed.filter((other) => other !== group) : [...closed, group];
      setClosed(next);
      write(next);
    },
  };
}

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

/** A browser that keeps nothing forgets it with the page. */
function write(closed: string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(closed));
  } catch {
    return;
  }
}
