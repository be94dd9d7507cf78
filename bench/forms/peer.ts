import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onStage, type Stage } from '../ground/stage.ts';
import { startCalled } from '../load/callable.ts';
import type { LoadFigures } from '../load/operators.ts';
import { type Spread, spread } from '../measure/spread.ts';
import { installPeer } from '../peer/install-peer.ts';
import type { Conversations, PeerRun } from '../peer/peer-process.ts';
import { progress } from '../report/progress.ts';
import type { Size } from './size.ts';

interface Side {
  perSecond: Spread;
  replyP50: Spread;
  replyP99: Spread;
  /** The smallest share of conversations that came to their end in a round. */
  finished: number;
}

export interface PeerResult {
  questions: number;
  /** `null`: it could not be installed, for this reason. */
  version: string | null;
  reason: string | null;
  rows: {
    operators: number;
    conversations: number;
    /** From a question until its answer; 0: at once, as in every other form of the bench. */
    thinkMs: number;
    ours: Side;
    peer: Side | null;
  }[];
}

const QUESTIONS = 10;
/** At once; and so late that the peer is done with the question by then. */
const THINK_MS = [0, 30];
const FULL = { sizes: [1, 50, 200, 1000], leastConversations: 50, rounds: 2 };
const SMALL: typeof FULL = { sizes: [1, 50], leastConversations: 10, rounds: 1 };
const GIVEN_UP_AFTER_SECONDS = 5;

/** The same conversations, once through all of the product and PostgreSQL and once through the peer in memory, by turns. */
export function peer({ small }: Size): Promise<PeerResult> {
  const { sizes, leastConversations, rounds } = small ? SMALL : FULL;
  return onStage({ processes: 1, questions: QUESTIONS }, async (stage) => {
    progress('installing the peer');
    const installed = await installPeer(path.join(stage.folder, 'peer')).catch((error: Error) => error);
    const there = installed instanceof Error ? null : installed;
    const rows: PeerResult['rows'] = [];
    progress('warming up');
    await runOurs(stage, {
      ...{ operators: 10, conversations: 4 * leastConversations, questions: QUESTIONS, thinkMs: 30 },
    });
    const cases = THINK_MS.flatMap((thinkMs) => sizes.map((operators) => ({ operators, thinkMs })));
    for (const { operators, thinkMs } of cases) {
      const conversations = Math.max(operators, leastConversations);
      const size = { operators, conversations, questions: QUESTIONS, thinkMs };
      const ours: PeerRun[] = [];
      const theirs: PeerRun[] = [];
      for (let round = 0; round < rounds; round++) {
        progress(`${operators} operators, ${thinkMs} ms to answer, round ${round + 1}`);
        ours.push(await runOurs(stage, size));
        if (there) theirs.push(await runPeer(there.file, size));
      }
      const peerSide = there ? sideOf(theirs) : null;
      rows.push({ operators, conversations, thinkMs, ours: sideOf(ours), peer: peerSide });
    }
    return {
      questions: QUESTIONS,
      version: there?.version ?? null,
      reason: installed instanceof Error ? installed.message : null,
      rows,
    };
  });
}

const sideOf = (runs: PeerRun[]): Side => ({
  perSecond: spread(runs.map((r) => r.perSecond)),
  replyP50: spread(runs.map((r) => r.reply.p50)),
  replyP99: spread(runs.map((r) => r.reply.p99)),
  finished: Math.min(...runs.map((r) => r.finished)),
});

async function runOurs(stage: Stage, size: Conversations): Promise<PeerRun> {
  const { operators, conversations, questions, thinkMs } = size;
  const { load } = stage;
  await load.call('forgetAll');
  await stage.addPeople(conversations);
  await load.call('mark');
  await load.call('begin', { kind: 'closed', operators, conversations, thinkMs }, 1, false);
  let figures = await load.call<LoadFigures>('take');
  while (figures.finished < conversations && figures.seconds - figures.lastReply < GIVEN_UP_AFTER_SECONDS) {
    await wait(50);
    figures = await load.call<LoadFigures>('take');
  }
  await load.call('end', 1_000);
  return {
    perSecond: (figures.finished * questions) / figures.lastReply,
    reply: figures.reply,
    finished: figures.finished / conversations,
  };
}

/** A process of its own each time: what is stuck in one run does not hinder the next. */
async function runPeer(file: string, size: Conversations): Promise<PeerRun> {
  const process = await startCalled(new URL('../peer/peer-process.ts', import.meta.url));
  try {
    await process.call<PeerRun>('run', file, {
      operators: 20,
      conversations: 100,
      questions: size.questions,
      thinkMs: 30,
    });
    return await process.call<PeerRun>('run', file, size);
  } finally {
    await process.stop();
  }
}
