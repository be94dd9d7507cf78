import type { OverloadResult } from '../../forms/overload.ts';
import { number, percent, table } from '../markdown.ts';

export function overloadTable(r: OverloadResult): string {
  return table(
    ['', `${Math.round(r.seconds)} s at five times the capacity`],
    [
      ['one process can answer', `${number(r.capacity)}/s`],
      ['webhooks that arrived', `${number(r.offered)}/s of ${number(r.wanted)}/s`],
      ['shed with 503', percent(r.shed)],
      ['neither 200 nor 503', percent(r.otherwise)],
      ['a webhook was answered within, p50', `${number(r.webhookP50)} ms`],
      ['… p99', `${number(r.webhookP99)} ms`],
      ['… at most', `${number(r.webhookMost)} ms`],
      ['the load itself was late by, p99', `${number(r.loadLateP99)} ms`],
      ['answers that were replied to', `${number(r.goodput)}/s, ${percent(r.ofCapacity)} of the capacity`],
      ['memory of the process, at most', `${number(r.residentMost ?? Number.NaN)} MB`],
      ['answers that got their 200', r.acknowledged.toLocaleString('en-US')],
      [
        '… and were not handled in the end',
        `${r.notHandled.toLocaleString('en-US')}, looked at ${number(r.drainedAfter)} s after the end`,
      ],
    ],
  );
}
