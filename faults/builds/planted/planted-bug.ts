import type { Alteration } from '../make-build.ts';

/** The product without one of its guards. */
export interface PlantedBug extends Alteration {
  /** The guard that it takes away, in one sentence. */
  without: string;
  /** Invariants of which at least one must break. */
  caughtBy: readonly string[];
}
