import { randomBytes } from 'node:crypto';
import type { StandIn } from './accepting-cloud.ts';
import { signIn } from './manager.ts';
import { createMetaClient } from './meta-client.ts';
import { messagesWebhook, textMessage } from './signed-webhook.ts';

/** Operators in the middle of long checklists, and the processes that their messages go to. */
export interface Answering {
  /** Of the processes; an operator stays with one. */
  urls: string[];
  numbers: string[];
  standIn: StandIn;
  appSecret: string;
  phoneNumberId: string;
}

/** What came of it. */
export interface Answered {
  /** The wamid of each answer; all of them were taken with 200. */
  sent: string[];
  /** How often one had to be sent again. */
  resent: number;
  /** Answers after which nothing came for 25 s. */
  silent: number;
  /** Requests of the web app's kind that were not answered with 200. */
  failedGets: number;
}

const TASKS = 100;
const THINKING_MS = 500;
const LONGEST_REPLY_MS = 25_000;
const LOOKERS = 12;

/** @param others how many numbers are somebody else's already */
export const numbersOf = (operators: number, others = 0) =>
  Array.from({ length: operators }, (_, i) => `+1202555${String(1000 + others + i)}`);

/** Each number gets an operator with a checklist of a hundred tasks, and its first question. */
export async function assignLong(
  { urls: [url = ''], numbers, standIn }: Answering,
  admin: { email: string; password: string },
): Promise<void> {
  const manager = await signIn(url, admin);
  const tasks = Array.from({ length: TASKS }, (_, i) => ({ taskName: `Task ${i + 1}` }));
  const { id: templateId } = await manager.post<{ id: number }>('/api/templates', { name: 'Long', tasks });
  const { id: machineId } = await manager.post<{ id: number }>('/api/machines', { name: 'Chiller' });
  for (const [i, phoneNumber] of numbers.entries()) {
    const person = { name: `Operator ${i}`, phoneNumber };
    const { id: operatorId } = await manager.post<{ id: number }>('/api/operators', person);
    await manager.post('/api/assignments', { templateId, machineId, operatorId });
    await standIn.next(phoneNumber.slice(1));
  }
}

/** Every operator answers question after question until `during` is over, while others ask for something without a pause. */
export async function underLoad(
  { urls, numbers, standIn, appSecret, phoneNumberId }: Answering,
  during: () => Promise<void>,
): Promise<Answered> {
  const answered: Answered = { sent: [], resent: 0, silent: 0, failedGets: 0 };
  let over = false;
  const wait = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null).unref());
  const client = (i: number) => createMetaClient(urls[i % urls.length] as string, appSecret);
  const answering = numbers.map(async (number, i) => {
    const meta = client(i);
    while (!over) {
      const wamid = `wamid.${i}-${randomBytes(6).toString('hex')}`;
      const replied = standIn.next(number.slice(1));
      const times = await meta.send(messagesWebhook(phoneNumberId, number, [textMessage(wamid, 'OK')]));
      answered.sent.push(wamid);
      answered.resent += times - 1;
      if ((await Promise.race([replied, wait(LONGEST_REPLY_MS)])) === null) answered.silent += 1;
      await wait(THINKING_MS);
    }
    meta.close();
  });
  // No pause between their requests: whoever closes a connection too early meets one that is on its way.
  const looking = Array.from({ length: LOOKERS }, async (_, i) => {
    const looker = client(i);
    while (!over) {
      if ((await looker.get('/api/health/db')) === 200) continue;
      answered.failedGets += 1;
      await wait(THINKING_MS);
    }
    looker.close();
  });
  try {
    await during();
  } finally {
    over = true;
    await Promise.all([...answering, ...looking]);
  }
  return answered;
}

/** What was sent, counted by what is in the database. */
export const COMPARE = `
  SELECT count(*)::int AS sent, count(i.wamid)::int AS kept, count(i.handled_at)::int AS handled, count(a.wamid)::int AS answers,
    (SELECT count(*)::int FROM outbound_messages WHERE accepted_at IS NULL) AS unsent
  FROM unnest($1::text[]) AS s(wamid) LEFT JOIN inbound_messages i USING (wamid) LEFT JOIN checklist_answers a USING (wamid)`;

/** How it must come out when each message was kept, handled, and became one answer. */
export const everyOne = (n: number) => ({ sent: n, kept: n, handled: n, answers: n, unsent: 0 });
