import type { Logger } from '../log/logger.ts';
import type { GaugeReading, Metrics, ReadGauges } from './metrics.ts';
import { within } from './within.ts';

/** Milliseconds. Prometheus waits 10 s; a database that does not answer must not cost the rest. */
const LONGEST_READING = 2_000;

/**
 * What Prometheus gets. Each reader looks its gauges up, all at once; one that fails or takes longer than 2 s is logged
 * and leaves its gauges out, since an old value would look like a new one.
 */
export async function scrapeMetrics(
  { registry, gauges }: Metrics,
  readers: readonly ReadGauges[],
  log: Logger,
  longest = LONGEST_READING,
): Promise<string> {
  const readings = await Promise.allSettled(readers.map((read) => within(longest, async () => read())));
  const values: GaugeReading = {};
  for (const reading of readings) {
    if (reading.status === 'fulfilled') Object.assign(values, reading.value);
    else log.warn({ err: reading.reason }, 'Metrics: some gauges could not be read');
  }
  for (const [name, gauge] of gauges) {
    const value = values[name];
    if (value === undefined) gauge.remove();
    else gauge.set(value);
  }
  return registry.metrics();
}
