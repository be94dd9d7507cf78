import type { Cluster, ClusterProcess } from '../cluster/cluster.ts';
import { oneOf } from './one-of.ts';

/** A process that can be taken away with another one left to do its work; `null` when there is no such process now. */
export async function expendable(cluster: Cluster, random: () => number): Promise<ClusterProcess | null> {
  const chosen = oneOf(cluster.processes, random);
  const others = cluster.processes.filter((process) => process !== chosen);
  const health = await Promise.all(others.map((process) => process.isHealthy()));
  return health.includes(true) ? chosen : null;
}
