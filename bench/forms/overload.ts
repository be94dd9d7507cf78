import { setTimeout as wait } from 'node:timers/promises';
import { onStage, type Stage } from '../ground/stage.ts';
import type { LoadFigures } from '../load/operators.ts';
import { residentMegabytes } from '../measure/cpu.ts';
import { measureAnswers } from '../measure/measure-answers.ts';
import { progress } from '../report/progress.ts';
import type { Size } from './size.ts';

export interface OverloadResult {
  /** Answers a second when each waits for its turn. */
  capacity: number;
  /** Webhooks a second that were to arrive, and that did. */
  wanted: number;
  offered: number;
  seconds: number;
  /** Share of the webhooks that were answered with 503, and with anything but 200 and 503. */
  shed: number;
  otherwise: number;
  /** Milliseconds until any answer to a webhook. */
  webhookP50: number;
  webhookP99: number;
  webhookMost: number;
  /** Milliseconds by which the load itself was late, 99 of 100 times at most. */
  loadLateP99: number;
  /** Answers a second that were replied to under all this, and their share of the capacity. */
  goodput: number;
  ofCapacity: number;
  residentMost: number | null;
  /** Of the answers that got their 200: how many, and how many of them were not handled a while after the end. */
  acknowledged: number;
  notHandled: number;
  /** Seconds until the last of them was handled. */
  drainedAfter: number;
}

const TIMES = 5;
const FULL = { seconds: 60, atCapacity: 200, operators: 12_000 };
const SMALL: typeof FULL = { seconds: 5, atCapacity: 10, operators: 1_000 };
const MOST_SECONDS_TO_DRAIN = 120;

/** Five times as many webhooks as one process can answer, for a minute; what got its 200 must be handled in the end. */
export function overload({ small }: Size): Promise<OverloadResult> {
  const { seconds, atCapacity, operators } = small ? SMALL : FULL;
  return onStage({ processes: 1, connections: 512 }, async (stage) => {
    const { load } = stage;
    progress('what one process can do');
    const alone = await measureAnswers(stage, {
      ...{ processes: 1, seconds: 6, warmUpSeconds: 4 },
      pace: { kind: 'closed', operators: atCapacity },
    });
    if (alone.answers === 0) throw new Error('Nothing was answered, so there is no capacity to overload.');
    await stage.addPeople(operators + Math.ceil((alone.perSecond * seconds) / 40));
    const wanted = alone.perSecond * TIMES;
    progress(`${Math.round(wanted)} webhooks a second for ${seconds} s`);
    await load.call('keepAcknowledged');
    await load.call('begin', { kind: 'open', operators, perSecond: wanted }, 1, false);
    await load.call('mark');
    let residentMost: number | null = null;
    for (let second = 0; second < seconds; second++) {
      await wait(1000);
      const now = residentMegabytes(stage.products[0]?.pid ?? 0);
      if (now !== null) residentMost = Math.max(residentMost ?? 0, now);
    }
    const figures = await load.call<LoadFigures>('take');
    await load.call('end', 5_000);
    const drained = await drain(stage);
    const all = Object.values(figures.statuses).reduce((sum, n) => sum + n, 0);
    const { 200: good = 0, 503: shed = 0 } = figures.statuses;
    const goodput = figures.answers / figures.seconds;
    return {
      ...{ capacity: alone.perSecond, wanted, offered: all / figures.seconds, seconds: figures.seconds },
      ...{ shed: shed / all, otherwise: (all - good - shed) / all },
      webhookP50: figures.anyWebhook.p50,
      webhookP99: figures.anyWebhook.p99,
      webhookMost: figures.anyWebhook.max,
      loadLateP99: figures.late.p99,
      ...{ goodput, ofCapacity: goodput / alone.perSecond, residentMost },
      ...drained,
    };
  });
}

async function drain({ load, postgres }: Stage) {
  const acknowledged = await load.call<string[]>('acknowledged');
  const startedAt = performance.now();
  for (;;) {
    const [row] = await postgres.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM unnest($1::text[]) AS acknowledged (wamid)
         LEFT JOIN inbound_messages USING (wamid) WHERE handled_at IS NULL`,
      [acknowledged],
    );
    const notHandled = row?.count ?? 0;
    const drainedAfter = (performance.now() - startedAt) / 1000;
    if (notHandled === 0 || drainedAfter > MOST_SECONDS_TO_DRAIN)
      return { acknowledged: acknowledged.length, notHandled, drainedAfter };
    progress(`${notHandled} acknowledged messages still to be handled`);
    await wait(1000);
  }
}
