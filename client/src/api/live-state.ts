import { createContext, useContext } from 'react';
import type { LiveState } from './live.ts';

export const LiveContext = createContext<LiveState>('connecting');

/** Whether this page is told about changes as they happen. */
export function useLiveState(): LiveState {
  return useContext(LiveContext);
}
