import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RequestContext } from '../context.ts';
import { checklistAnswers } from '../db/schema/checklist-answers.ts';
import { inboundMessages } from '../db/schema/inbound-messages.ts';
import { outboundMessages } from '../db/schema/outbound-messages.ts';
import { photos } from '../db/schema/photos.ts';
import { whatsappConversationSessions } from '../db/schema/whatsapp-conversation-sessions.ts';
import { testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { getTranscriptVerb } from './get-transcript.ts';

let database: TestDatabase;
let context: RequestContext;
let plant: Awaited<ReturnType<typeof testPlant>>;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
  plant = await testPlant(context);
});
beforeEach(() =>
  database.db.execute(
    sql`truncate checklist_assignments, photos, inbound_messages, outbound_messages cascade`,
  ),
);
afterAll(() => database.drop());

const at = (milliseconds: number) => new Date(Date.UTC(2026, 10, 20, 8, 0, 0, milliseconds));
const transcript = async (id: string) =>
  (await getTranscriptVerb(context, { params: { id }, query: {}, body: {} })).items;

async function say(sessionId: string | null, content: unknown, receivedAt: Date) {
  const sentAt = new Date(Math.floor(receivedAt.getTime() / 1000) * 1000);
  const [row] = await database.db
    .insert(inboundMessages)
    .values({
      ...{ wamid: randomUUID(), person: 'operator:1', phoneNumberId: '1', raw: {} },
      ...{ sessionId, content, sentAt, receivedAt, taskIndex: 0 },
    })
    .returning();
  return row as typeof inboundMessages.$inferSelect;
}
const ask = (
  sessionId: string,
  text: string,
  createdAt: Date,
  more: Partial<typeof outboundMessages.$inferInsert> = {},
) =>
  database.db.insert(outboundMessages).values({
    ...{ person: 'operator:1', sessionId, kind: 'question', toPhoneNumber: '+12025550101' },
    ...{ content: { text, buttons: [{ id: 'ok', title: 'OK' }] }, createdAt },
    ...more,
  });

test('Both directions, in the order in which they happened, though phones tell whole seconds only', async () => {
  const { submissionId, sessionId } = await testConversation(database.db, plant);
  await ask(sessionId, 'Question 1', at(100), {
    status: 'read',
    sentAt: at(150),
    deliveredAt: at(200),
    readAt: at(250),
  });
  const answer = await say(sessionId, { kind: 'text', text: 'ok' }, at(900));
  await ask(sessionId, 'Question 2', at(910));
  await say(sessionId, { kind: 'press', id: 'x', title: 'NOK' }, at(2500));
  const lines = await transcript(submissionId);
  expect(lines.map((line) => [line.direction, line.text])).toEqual([
    ['outbound', 'Question 1'],
    ['inbound', 'ok'],
    ['outbound', 'Question 2'],
    ['inbound', 'NOK'],
  ]);
  expect(lines[0]).toMatchObject({
    buttons: ['OK'],
    delivery: { status: 'read', sentAt: at(150).toISOString(), readAt: at(250).toISOString(), error: null },
  });
  expect(lines[1]).toEqual({
    id: answer.id,
    direction: 'inbound',
    at: at(0).toISOString(),
    text: 'ok',
    buttons: [],
    photo: null,
    picture: null,
    taskIndex: 0,
    delivery: null,
  });
});

test('A photo is shown with its message', async () => {
  const { submissionId, sessionId } = await testConversation(database.db, plant);
  const message = await say(sessionId, { kind: 'photo', caption: 'OK - full' }, at(900));
  await database.db.insert(photos).values({
    ...{ id: message.id, operatorId: 1, sessionId, submissionId, wamid: message.wamid, mediaId: '1' },
    ...{ status: 'failed', failure: 'It was gone.', receivedAt: at(900) },
  });
  expect(await transcript(submissionId)).toMatchObject([
    { text: 'OK - full', photo: { status: 'failed', failure: 'It was gone.' } },
  ]);
});

test('What failed says why in plain words', async () => {
  const { submissionId, sessionId } = await testConversation(database.db, plant);
  await ask(sessionId, 'Question 1', at(1), { status: 'failed', errorCode: 131047 });
  await ask(sessionId, 'Question 1', at(2), { status: 'failed' });
  await ask(sessionId, 'Question 1', at(3), { status: 'delivered', errorCode: 131047 });
  const errors = (await transcript(submissionId)).map((line) => line.delivery?.error);
  expect(errors).toEqual([expect.stringMatching(/24-hour window/), 'WhatsApp did not say why.', null]);
});

test('Other conversations stay out of it; one that an admin deleted stays in it', async () => {
  const { submissionId, sessionId } = await testConversation(database.db, plant);
  const other = await testConversation(database.db, plant, { status: 'expired' });
  await say(other.sessionId, { kind: 'text', text: 'elsewhere' }, at(1));
  await say(null, { kind: 'text', text: 'nowhere' }, at(2));
  const { wamid } = await say(sessionId, { kind: 'text', text: 'ok' }, at(3));
  await database.db
    .insert(checklistAnswers)
    .values({ submissionId, taskIndex: 0, result: 'OK', wamid, answeredAt: at(3) });
  const texts = async () => (await transcript(submissionId)).map((line) => line.text);
  expect(await texts()).toEqual(['ok']);
  await database.db
    .delete(whatsappConversationSessions)
    .where(eq(whatsappConversationSessions.id, sessionId));
  expect(await texts()).toEqual(['ok']);
});

test('A submission that is not there is not found; one without a session has an empty chat', async () => {
  await expect(transcript('nothing')).rejects.toMatchObject({ code: 'not_found' });
  const { submissionId, sessionId } = await testConversation(database.db, plant);
  await database.db
    .delete(whatsappConversationSessions)
    .where(eq(whatsappConversationSessions.id, sessionId));
  expect(await transcript(submissionId)).toEqual([]);
});
