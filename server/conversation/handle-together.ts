import { isOutage } from '../db/is-outage.ts';
import { pgErrorCode } from '../db/pg-error-code.ts';
import { twoTripTx } from '../db/two-trip-tx.ts';
import type { Claimed } from '../messages/claim-next.ts';
import { operatorOf } from '../messages/person.ts';
import type { Changes } from './changes.ts';
import { claimReply, handReply } from './claim-reply.ts';
import type { ConversationDependencies, Work } from './conversation-tx.ts';
import { decideMessages, reportHandled } from './decide-messages.ts';
import { recordTrespass } from './record-trespass.ts';
import { leaveBehind } from './save.ts';
import { lockFreeSessions, readRunningSessions, readSession } from './session-row.ts';
import { lockFreeUnhandled, MOST_TOGETHER, readUnhandled } from './unhandled-messages.ts';
import { supersede, write, writeValues } from './write-changes.ts';

/**
 * The turns of several people in one transaction of two trips: what costs most is the way to the database and back, and people who
 * wait at the same moment can share it. It takes what is plain: running conversations that nobody else has locked and that go on
 * after this message. Everything else, and everybody when anything goes wrong, is left for a turn of their own.
 * @returns who is left
 */
export async function handleTogether(deps: ConversationDependencies, persons: string[]): Promise<string[]> {
  const startedAt = performance.now();
  const operatorIds = persons.map(operatorOf).filter((id) => id !== null);
  if (operatorIds.length === 0) return persons;
  const afterCommit: (() => void)[] = [];
  const openings = [
    lockFreeSessions(operatorIds),
    lockFreeUnhandled(persons),
    readRunningSessions(operatorIds),
  ];
  let lockedAt = 0;
  try {
    const done = await twoTripTx(
      deps.pipelines,
      openings,
      async (tx, [locked = [], messages = [], running = []]) => {
        lockedAt = performance.now();
        const work: Work = { deps, tx, now: deps.clock(), locked: () => {}, afterCommit };
        const ours = new Set((locked as { id: string }[]).map(({ id }) => id));
        const sessions = (running as { id: string; operator_id: number }[]).filter(({ id }) => ours.has(id));
        const plain = await decidePlain(work, sessions, messages);
        const replies = plain.map((changes) => claimReply(work, changes));
        return {
          closing: plain.length === 0 ? null : await prepareWriting(work, plain, replies),
          result: (written) => ({
            plain,
            replies,
            claimed: (written as { id: string }[]).map(({ id }) => id),
          }),
        };
      },
    );
    const seconds = (from: number) => (performance.now() - from) / 1_000;
    for (const _ of done.plain) deps.metrics.lockHeld.observe(seconds(lockedAt));
    deps.metrics.transactionDuration.observe(seconds(startedAt));
    for (const reply of done.replies) handReply(deps, reply, done.claimed);
    for (const act of afterCommit) act();
    const handled = new Set(done.plain.map(({ session }) => session.operatorId));
    return persons.filter((person) => !handled.has(operatorOf(person) ?? 0));
  } catch (err) {
    // One that had to give way to another is no outage.
    if (!isOutage(err) || pgErrorCode(err)?.startsWith('40')) return persons;
    deps.log.warn({ err }, '[WHATSAPP] The database did not do it; the messages stay and are tried again');
    return [];
  }
}

/** The changes of those conversations that go on as they are. */
async function decidePlain(
  work: Work,
  sessions: { operator_id: number }[],
  waiting: unknown[],
): Promise<Changes[]> {
  // Whose last ones are cut off can't be told.
  if (waiting.length >= MOST_TOGETHER) return [];
  const messages = waiting as { operator_id: number | null; attempts: number }[];
  const plain: Changes[] = [];
  for (const row of sessions) {
    const theirs = messages.filter((m) => m.operator_id === row.operator_id);
    // One that failed before is tried by itself.
    if (theirs.length === 0 || theirs.some(({ attempts }) => attempts > 0)) continue;
    const changes = await decideQuietly(work, row, theirs);
    if (changes && goesOn(changes)) plain.push(changes);
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

const goesOn = ({ session, status, switchTo, handOver }: Changes) =>
  status === session.status && switchTo === null && handOver === null;

/** Everything but the statement itself, which goes with the COMMIT. */
async function prepareWriting(work: Work, plain: Changes[], replies: (Claimed | null)[]) {
  const writings = plain.map((changes, i) => {
    const reply = replies[i];
    return { changes, sessionHours: 0, ...(reply && { claim: { messageId: reply.id, token: reply.token } }) };
  });
  await supersede(work.tx, writings, work.now);
  for (const changes of plain) {
    const { session } = changes;
    await recordTrespass(work, { operatorId: session.operatorId, sessionId: session.id }, changes.handled);
    await leaveBehind(work, changes);
    reportHandled(work, changes);
  }
  return { ...write, values: writeValues(writings, work.now) };
}
