import type { PoolClient } from 'pg';
import { isOutage } from '../db/is-outage.ts';
import { readInOneTrip, writeInOneTrip } from '../db/one-trip.ts';
import { pgErrorCode } from '../db/pg-error-code.ts';
import { onConnection, txOn } from '../db/with-tx.ts';
import { operatorOf } from '../messages/person.ts';
import { answeredAgain, type Changes } from './changes.ts';
import { claimReply } from './claim-reply.ts';
import type { ConversationDependencies, Work } from './conversation-tx.ts';
import { decideMessages, reportHandled } from './decide-messages.ts';
import { namesAnotherConversation } from './record-trespass.ts';
import { enqueueJobs, hasJobs, leaveBehind } from './save.ts';
import { lockFreeSessions, readRunningSessions, readSession } from './session-row.ts';
import { MOST_TOGETHER, readUnhandled, unhandledOf } from './unhandled-messages.ts';
import { type Written, write } from './write-changes.ts';

/**
 * The turns of several people at once: what costs most is the way to the database and back, and people who wait at the same moment can
 * share it. Their conversations are read, decided about, and then, in one trip, locked and written, if nothing has happened to them
 * meanwhile. It takes what is plain: running conversations that go on after this message, or end with nothing behind them. Everything
 * else, whoever is busy elsewhere, and everybody when anything goes wrong, is left for a turn of their own.
 * @returns who is left
 */
export async function handleTogether(deps: ConversationDependencies, persons: string[]): Promise<string[]> {
  const operatorIds = persons.map(operatorOf).filter((id) => id !== null);
  if (operatorIds.length === 0) return persons;
  const startedAt = performance.now();
  const afterCommit: (() => void)[] = [];
  try {
    const handled = await onConnection(deps.pipelines, async (client) => {
      const work: Work = { deps, tx: txOn(client), now: deps.clock(), locked: () => {}, afterCommit };
      // No transaction has begun yet: what deciding asks for besides is read by itself.
      // Messages first: what is known of a prompt is at least as new as what may be a reply to it.
      const [messages = [], sessions = []] = await readInOneTrip(client, [
        unhandledOf(persons),
        readRunningSessions(operatorIds),
      ]);
      const plain = await decidePlain(work, sessions, messages);
      return plain.length === 0 ? [] : await writeHeld(client, work, plain);
    });
    if (handled.length > 0) deps.metrics.transactionDuration.observe(secondsSince(startedAt));
    for (const act of afterCommit) act();
    const done = new Set(handled.map(({ session }) => session.operatorId));
    return persons.filter((person) => !done.has(operatorOf(person) ?? 0));
  } catch (err) {
    // One that had to give way to another is no outage.
    if (!isOutage(err) || pgErrorCode(err)?.startsWith('40')) return persons;
    deps.log.warn({ err }, '[WHATSAPP] The database did not do it; the messages stay and are tried again');
    return [];
  }
}

/** A session's changes, decided without its lock, and the version of its row that they were decided about. */
interface Plain {
  changes: Changes;
  version: string;
}

/** Decides about those conversations that go on, or end, without anything else to be done. */
async function decidePlain(work: Work, running: unknown[], waiting: unknown[]): Promise<Plain[]> {
  // Whose last ones are cut off can't be told.
  if (waiting.length >= MOST_TOGETHER) return [];
  const sessions = running as { operator_id: number; version: string }[];
  const messages = waiting as { operator_id: number | null; attempts: number }[];
  const plain: Plain[] = [];
  for (const row of sessions) {
    const theirs = messages.filter((m) => m.operator_id === row.operator_id);
    // One that failed before is tried by itself.
    if (theirs.length === 0 || theirs.some(({ attempts }) => attempts > 0)) continue;
    const changes = await decideQuietly(work, row, theirs);
    // What is behind the end of a conversation is for whatever comes next.
    const all = changes?.handled.length === theirs.length;
    if (changes && all && isPlain(changes)) plain.push({ changes, version: row.version });
  }
  return plain;
}

/** `null` when it can't be read or decided: its own turn will tell why. */
async function decideQuietly(work: Work, row: unknown, messages: unknown[]): Promise<Changes | null> {
  try {
    const session = readSession(row);
    if (session.expiresAt !== null && session.expiresAt <= work.now) return null;
    return await decideMessages(work, session, messages.map(readUnhandled));
  } catch {
    return null;
  }
}

/** Whether everything that it changes is written by the one statement, and no other conversation is concerned. */
function isPlain(changes: Changes): boolean {
  const { session, handled, switchTo, handOver } = changes;
  return (
    switchTo === null &&
    handOver === null &&
    answeredAgain(changes).length === 0 &&
    !handled.some(({ incoming }) => namesAnotherConversation(incoming, session.id))
  );
}

/** Locks and writes in one trip. @returns the changes of those conversations that were as they had been read */
async function writeHeld(client: PoolClient, work: Work, plain: Plain[]): Promise<Changes[]> {
  const { deps, now, afterCommit } = work;
  const replies = plain.map(({ changes }) => claimReply(work, changes));
  const writings = plain.map((each, i) => {
    const reply = replies[i];
    return { ...each, sessionHours: 0, ...(reply && { claim: { messageId: reply.id, token: reply.token } }) };
  });
  const heldOf = (written: Written[]) => {
    const ids = new Set(written.map(({ id }) => id));
    return plain.map(({ changes }) => changes).filter(({ session }) => ids.has(session.id));
  };
  // What ends looks into its operator's line, and must not see it as it was before the lock.
  const ending = plain.filter(({ changes }) => changes.status !== 'active');
  const statements = [
    ...(ending.length > 0 ? [lockFreeSessions(ending.map(({ changes }) => changes.session.id))] : []),
    write(writings, now),
  ];
  const enqueue = async (written: Written[]) => {
    for (const changes of heldOf(written)) await enqueueJobs(work, changes);
  };
  const { rows, freeAt } = await writeInOneTrip<Written>(
    client,
    statements,
    plain.some(({ changes }) => hasJobs(changes)) ? enqueue : undefined,
  );
  const written = rows.at(-1) ?? [];
  const held = heldOf(written);
  // Of one that was locked twice the first time counts.
  const lockedAt = new Map(rows.toReversed().flatMap((some) => some.map((row) => [row.id, row.locked_at])));
  for (const changes of held) {
    deps.metrics.lockHeld.observe(freeAt - (lockedAt.get(changes.session.id) ?? freeAt));
    leaveBehind(work, changes);
    reportHandled(work, changes);
  }
  const claimed = new Set(written.map((row) => row.claimed));
  for (const reply of replies)
    if (reply && claimed.has(reply.id)) afterCommit.push(() => deps.outbox.hand(reply));
  return held;
}

const secondsSince = (at: number) => (performance.now() - at) / 1_000;
