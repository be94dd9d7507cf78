import type { Cluster } from '../cluster/cluster.ts';

/** What can be done to a cluster; a file each. */
export type FaultName =
  | 'kill'
  | 'cut'
  | 'terminate'
  | 'black hole'
  | 'cut after commit'
  | 'halt'
  | 'restart database';

/** Does harm, one fault after the other, until it is told to stop. */
export interface Nemesis {
  start(): void;
  /** Heals everything. Resolves when the whole cluster is healthy. */
  stop(): Promise<void>;
  /** What it met so far: `processes killed`, `connections cut`, … */
  counts: Record<string, number>;
  /** What was done when: `12.35 s: kill`. */
  schedule: string[];
}

export interface Fault {
  name: FaultName;
  /** How often it comes, beside the others. */
  weight: number;
  /** Does the harm, and undoes it when it is one that lasts: at the latest when `scene.pause` throws. */
  strike(scene: Scene): Promise<void> | void;
}

/** What a fault has to do with. */
export interface Scene {
  cluster: Cluster;
  /** From 0 to 1, and the same again for the same seed. */
  random(): number;
  count(what: string, howOften?: number): void;
  /** Milliseconds; shorter when the nemesis stops. */
  pause(ms: number): Promise<void>;
}
