import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { checkHistory, type Verdict } from './checker/check-history.ts';
import { judgeRun } from './checker/judge-run.ts';
import type { Cluster, ClusterObservations } from './cluster/cluster.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { type Cloud, startCloud } from './meta/cloud.ts';
import { CLOUD } from './meta/cloud-secrets.ts';
import { createPictures } from './meta/media.ts';
import { createPhones } from './meta/phones.ts';
import { createSender, type Sender } from './meta/sender.ts';
import { createNemesis } from './nemesis/create-nemesis.ts';
import type { FaultName } from './nemesis/nemesis.ts';
import { createOperator, type Operator } from './operators/operator.ts';
import { createPhone } from './operators/phone.ts';
import { createRandom } from './random.ts';
import { actAsManager } from './setup/manager-acts.ts';
import { ADMIN, makePlan } from './setup/plan.ts';

export interface HistoryOptions {
  /** The compiled `main.js` of the product, or of a build of it with a planted bug. */
  main: string;
  seed: number;
  operators: number;
  questions: number;
  processes?: number;
  /** Seconds for which faults are done; people take breaks so that there is work all the while. 0: no faults at all. */
  seconds: number;
  /** All of them when not given. */
  faults?: FaultName[];
  /** Seconds without any progress after the healing, until which everything must be finished. */
  patience?: number;
}

export interface History {
  seed: number;
  verdicts: Verdict[];
  ledger: Ledger;
  /** What the nemesis did, by fault. */
  faults: Record<string, number>;
  schedule: string[];
  observed: ClusterObservations;
  unaskedExits: string[];
  /** Seconds from the first tap to the last run's end. */
  seconds: number;
  /** Messages handed over more than once, and their share of all. */
  repeated: { count: number; share: number; bound: number };
  /** With the logs of all processes; removed by `forget`. */
  folder: string;
  forget(): Promise<void>;
}

/** Faults go on until this share of the questions was asked, within four times their seconds: a slow machine must not spare them. */
const MUCH = 0.7;

/**
 * One history: people answer while everything fails, then all is healed, everything must come to its end, and what the product has
 * is held against what was sent. Load, faults, healing, waiting, quiet, checking, in this order.
 */
export async function runHistory(options: HistoryOptions): Promise<History> {
  const { seed, main } = options;
  const random = (name: string) => createRandom(seed, name);
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-faults-'));
  const ledger = createLedger();
  const born = performance.now();
  /** What the harness does when, beside the logs of the processes. */
  const note = (words: string) =>
    appendFileSync(
      path.join(folder, 'diary.txt'),
      `${new Date().toISOString()} ${((performance.now() - born) / 1000).toFixed(1).padStart(6)} s  ${words}\n`,
    );
  const pictures = await createPictures();
  const operators = new Map<string, Operator>();
  const byId = new Map<number, Operator>();
  let phones: ReturnType<typeof createPhones> | undefined;
  const faulty = options.seconds > 0;
  const cloud = await startCloud({
    ...{ ledger, pictures, faulty, random: random('cloud') },
    onAccepted: (to, message) => phones?.(to, message),
  });
  let cluster: Cluster | undefined;
  let sender: Sender | undefined;
  try {
    cluster = await startCluster({
      ...{ main, folder, admin: ADMIN, processes: options.processes ?? 2, random: random('lines') },
      cloud: { apiUrl: cloud.url, ...CLOUD },
    });
    await cluster.ready();
    note(`${cluster.webhookUrls.length} processes are ready`);
    const urls = cluster.webhookUrls;
    const bases = urls.map((url) => new URL(url).origin);
    const meta = createSender({ urls, ledger, random: random('sender') });
    sender = meta;
    const early: Parameters<NonNullable<typeof phones>>[] = [];
    const receive = (to: string, message: (typeof early)[number][1]) => {
      const operator = operators.get(to);
      if (operator) operator.receive(message);
      else early.push([to, message]);
    };
    phones = createPhones({ ledger, sender, random: random('phones'), receive });
    const plan = await makePlan({ ...options, url: bases[0] ?? '', ledger, random: random('plan') });
    // So that there is work for as long as faults are done.
    let longestBreak = (options.seconds * 1_000 * 6) / options.questions;
    for (const { operatorId, number, checklists } of plan.operators) {
      const phone = createPhone({ operatorId, number, ledger, sender, pictures });
      const operator = createOperator({
        ...{ phone, ledger, random: random(`operator ${number}`) },
        longestBreak: () => longestBreak,
      });
      for (const checklist of checklists) operator.assign(checklist);
      operators.set(number, operator);
      byId.set(operatorId, operator);
    }
    for (const [to, message] of early) operators.get(to)?.receive(message);

    note(`${ledger.runs.size} checklists are assigned; people begin`);
    const nemesis = createNemesis(cluster, { random: random('nemesis'), faults: options.faults });
    const began = performance.now();
    for (const operator of operators.values()) operator.begin();
    const managing = actAsManager(plan, {
      ...{ urls: bases, ledger, random: random('manager'), spanMs: options.seconds * 800 + 1_000 },
      onReassign: ({ to, ...checklist }) => byId.get(to)?.assign(checklist),
    });
    if (faulty) {
      nemesis.start();
      const inFlight = countInFlight(cloud, nemesis.counts);
      await sleep(options.seconds * 1_000);
      for (let more = 0; more < 3 * options.seconds && asked(ledger) < MUCH; more++) await sleep(1_000);
      note(
        `${(asked(ledger) * 100).toFixed()} % of the questions were asked; healing: ${JSON.stringify(nemesis.counts)}`,
      );
      longestBreak = 0;
      cloud.heal();
      meta.heal();
      await nemesis.stop();
      ledger.counts.inFlightAtFaults = inFlight();
    }
    note('healed');
    await managing;
    note('managers are done');
    await allIsDone(cluster, ledger, meta, note, (options.patience ?? 60) * 1_000);
    note('everything has come to its end, or nothing moves');
    const seconds = (performance.now() - began) / 1_000;
    for (const operator of operators.values()) operator.stop();
    await sleep(faulty ? 3_000 : 1_000);

    const evidence = { databaseUrl: cluster.databaseUrl, ledger, photosDir: cluster.photosDir };
    const verdicts = await checkHistory({ ...evidence, logs: cluster.observed().logs });
    note('checked');
    const observed = cluster.observed();
    const judged = judgeRun({ ledger, observed, unaskedExits: cluster.unaskedExits, faulty });
    return {
      ...{ seed, ledger, observed, seconds, folder },
      verdicts: [...verdicts, ...judged.verdicts],
      repeated: judged.repeated,
      faults: nemesis.counts,
      schedule: nemesis.schedule,
      unaskedExits: cluster.unaskedExits,
      forget: () => rm(folder, { recursive: true, force: true }),
    };
  } finally {
    for (const operator of operators.values()) operator.stop();
    await sender?.close();
    await cluster?.stop();
    await cloud.close();
  }
}

/** The share of all questions that has reached a phone. */
function asked({ sent, runs }: Ledger): number {
  const all = [...runs.values()].reduce((sum, { total }) => sum + total, 0);
  const reached = new Set(sent.filter((s) => s.taskIndex !== null).map((s) => `${s.runId} ${s.taskIndex}`));
  return reached.size / all;
}

/** Adds up the sends that were under way at each fault: so many messages may come twice. */
function countInFlight(cloud: Cloud, counts: Record<string, number>): () => number {
  let sum = 0;
  let known = 0;
  const look = setInterval(() => {
    const done = Object.values(counts).reduce((a, b) => a + b, 0);
    if (done > known) sum += Math.max(1, cloud.inFlight());
    known = done;
  }, 10);
  return () => {
    clearInterval(look);
    return sum;
  };
}

/**
 * Until every checklist has ended, every webhook has its 200, and every photo that Meta gives is stored; or nothing has moved for
 * so many milliseconds.
 */
async function allIsDone(
  cluster: Cluster,
  ledger: Ledger,
  sender: Sender,
  note: (words: string) => void,
  patience: number,
): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.databaseUrl });
  await client.connect();
  let moved = performance.now();
  let before = '';
  try {
    while (performance.now() < moved + patience) {
      const { rows } = await client.query<{ left: string; answers: string }>(
        `SELECT (SELECT count(*) FROM whatsapp_conversation_sessions WHERE status NOT IN ('completed', 'cancelled'))
           + (SELECT count(*) FROM outbound_messages WHERE status IN ('queued', 'sending', 'in_doubt'))
           + (SELECT count(*) FROM inbound_messages WHERE handled_at IS NULL)
           + (SELECT count(*) FROM photos WHERE status = 'pending' AND NOT wamid = ANY ($1)) AS left,
           (SELECT count(*) FROM checklist_answers) AS answers`,
        [[...ledger.photos.values()].filter(({ faulted }) => faulted).map(({ wamid }) => wamid)],
      );
      if (Number(rows[0]?.left) === 0 && sender.underWay() === 0) return;
      const now = JSON.stringify([rows, sender.underWay()]);
      if (now !== before) note(`left: ${now}`);
      if (now !== before) moved = performance.now();
      before = now;
      await sleep(250);
    }
  } finally {
    await client.end();
  }
}
