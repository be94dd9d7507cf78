import { recordFigure } from '../../scorecard/record-figure.ts';
import type { OverloadResult } from '../forms/overload.ts';
import { number, percent } from './markdown.ts';

/** What the scorecard wants to know of overload. */
export function tellScorecard(r: OverloadResult): void {
  recordFigure(
    'K1',
    `${number(r.offered)} webhooks/s at a capacity of ${number(r.capacity)} for ${Math.round(r.seconds)} s: ${percent(r.shed)} shed with 503, ` +
      `${percent(r.otherwise)} answered otherwise than 200 and 503, any answer within ${number(r.webhookP50)} ms (p50) and ${number(r.webhookP99)} ms (p99); ` +
      `goodput ${percent(r.ofCapacity)} of the capacity; ${r.notHandled} of ${r.acknowledged.toLocaleString('en')} acknowledged messages not handled ${number(r.drainedAfter)} s after the end`,
  );
}
