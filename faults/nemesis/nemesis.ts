/** What can be done to a cluster; a file each. */
export type FaultName =
  | 'kill'
  | 'cut'
  | 'terminate'
  | 'black hole'
  | 'cut after commit'
  | 'halt'
  | 'database restart';

/** Does harm, one fault after the other, until it is told to stop. */
export interface Nemesis {
  start(): void;
  /** Heals everything. Resolves when the whole cluster is healthy. */
  stop(): Promise<void>;
  /** How often each fault was done, and what it met: `connections cut`, `backends terminated`, … */
  counts: Record<string, number>;
  /** What was done when: `12.35 s: kill process 2`. */
  schedule: string[];
}
