import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import type { ChatMessage } from '../test/operator-phone.ts';
import { type Assigned, makePlant, type Plant } from '../test/plant.ts';
import { postMessages } from '../test/signed-webhook.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  const [recorded] = await world.database.sql<{ count: number }>(
    `SELECT count(*)::int FROM audit_log WHERE action = 'conversation.refuse'`,
  );
  recordFigure(
    'H7',
    `${tried.buttons} buttons, ${tried.quotes} quotes and ${tried.words} words of strangers, archived and other operators: ` +
      `${tried.reads} reads, ${tried.writes} writes; ${recorded?.count} of ${tried.buttons + tried.quotes} buttons and quotes on record`,
  );
  await world.stop();
});

type Person = Pick<Plant, 'phoneNumber'>;

let owner: Plant;
let other: Plant;
let assigned: Assigned;
let question: ChatMessage;

/** The owner is asked something that nobody else may know of; the other operator has a checklist of their own. */
beforeEach(async () => {
  owner = await makePlant(world);
  other = await makePlant(world);
  assigned = await owner.assign([{ taskName: 'SECRET valve' }, { taskName: 'SECRET pump' }]);
  await other.assign(2);
  question = await world.phone(owner.phoneNumber).hears(0);
  await world.phone(other.phoneNumber).hears(0);
  await world.settled();
});

let sent = 0;
/** Past the emulator's phones, which press what they were given and nothing else. @returns the wamid */
async function send(from: Person, message: Record<string, unknown>): Promise<string> {
  const id = `wamid.trespass-${++sent}`;
  expect(await postMessages(world, world.kinto, from.phoneNumber, { id, ...message })).toBe(200);
  await world.settled();
  return id;
}
/** What was sent by somebody who has no right to it, and what came of it. */
const tried = { buttons: 0, quotes: 0, words: 0, reads: 0, writes: 0 };
function trespass(from: Person, message: Record<string, unknown>): Promise<string> {
  tried[message.type === 'interactive' ? 'buttons' : message.context ? 'quotes' : 'words'] += 1;
  return send(from, message);
}
const press = (id: string) => ({
  type: 'interactive',
  interactive: { type: 'button_reply', button_reply: { id, title: 'OK' } },
});
const say = (body: string, quoted?: string) => ({
  type: 'text',
  text: { body },
  ...(quoted && { context: { id: quoted } }),
});
const buttons = () => question.choices.map(({ id }) => id);
const sessionId = () => assigned.session?.id ?? '';
const madeUp = () =>
  ['confirm', 'choose-edit', 'stop-yes', 'switch', 'edit|0', 'photo-for|0', 'answer|1|NOK'].map((act) => {
    const [kind, ...rest] = act.split('|');
    return [kind, sessionId(), ...rest].join('|');
  });
const ownersChat = () =>
  world.database.sql(
    `SELECT s.status, s.current_task_index, s.answers, s.dialogue, s.operator_id, s.last_message_at, s.prompt_id,
      (SELECT count(*)::int FROM checklist_answers a WHERE a.submission_id = s.submission_id) AS answered,
      (SELECT count(*)::int FROM outbound_messages o WHERE o.session_id = s.id) AS said,
      (SELECT status FROM checklist_assignments a WHERE a.id = s.assignment_id) AS assignment
     FROM whatsapp_conversation_sessions s WHERE s.id = $1`,
    [sessionId()],
  );
const refused = () =>
  world.database.sql(
    `SELECT actor, (after->>'operatorId')::int AS "operatorId" FROM audit_log
     WHERE action = 'conversation.refuse' AND subject_id = $1 ORDER BY id`,
    [sessionId()],
  );
const secrets = async ({ phoneNumber }: Person) =>
  (await world.phone(phoneNumber).heard()).map(({ text }) => text).filter((text) => text.includes('SECRET'));

/** The owner's chat is as it was, and whoever trespassed knows no more of it than before. */
async function expectHarmless(before: unknown[], by: Person, knew: string[] = []) {
  const after = await ownersChat();
  const known = await secrets(by);
  tried.writes += isDeepStrictEqual(after, before) ? 0 : 1;
  tried.reads += known.length - knew.length;
  expect(after).toEqual(before);
  expect(known).toEqual(knew);
}

test('Every button of somebody else, pressed or made up: nothing read, nothing written, each on record', async () => {
  const before = await ownersChat();
  const ids = [...buttons(), ...madeUp()];
  for (const id of ids) await trespass(other, press(id));
  await expectHarmless(before, other);
  expect(await refused()).toEqual(ids.map(() => ({ actor: 'system', operatorId: other.operatorId })));
  const warned = world.warnings.filter(({ sessionId: id }) => id === sessionId());
  expect(warned.map(({ msg }) => msg)).toEqual(
    ids.map(() => '[WHATSAPP] Somebody answered in a conversation of somebody else: refused'),
  );
});

test('A quote of somebody else’s question, with a text and with a photo: the same', async () => {
  const before = await ownersChat();
  await trespass(other, say('OK', question.wamid));
  await trespass(other, say('NOK - broken', question.wamid));
  await trespass(other, {
    type: 'image',
    image: { id: '4711', mime_type: 'image/jpeg', sha256: 'x', caption: 'OK' },
    context: { id: question.wamid },
  });
  await expectHarmless(before, other);
  expect(await refused()).toHaveLength(3);
});

test('Words that ask for what somebody else has get nothing of it', async () => {
  const before = await ownersChat();
  const words = [
    ...['STATUS', 'HELP', 'BACK', 'EDIT 1', 'CHECKLISTS', 'SWITCH', 'CONFIRM', 'SUMMARY'],
    ...[
      `STATUS ${owner.operatorId}`,
      `STATUS ${owner.phoneNumber}`,
      `EDIT ${sessionId()}`,
      `SWITCH ${sessionId()}`,
    ],
    ...[`answer|${sessionId()}|0|OK`, `confirm|${sessionId()}`, `${assigned.submissionId}`, 'SECRET valve'],
    ...["' OR 1=1 --", '%', '{{SECRET}}', `\${operator}`, '../../SECRET'],
  ];
  for (const word of words) await trespass(other, say(word));
  await expectHarmless(before, other);
});

test('An archived operator who taps, quotes and writes changes nothing and hears nothing of it', async () => {
  const phone = world.phone(owner.phoneNumber);
  const heard = (await phone.heard()).length;
  const knew = await secrets(owner);
  expect(
    await world.manager.ask('PATCH', `/api/operators/${owner.operatorId}`, { archived: true }),
  ).toMatchObject({
    status: 200,
  });
  await world.settled();
  const before = await ownersChat();
  for (const id of [...buttons(), ...madeUp()]) await trespass(owner, press(id));
  for (const text of ['OK', 'STATUS', 'CONFIRM']) await trespass(owner, say(text, question.wamid));
  await expectHarmless(before, owner, knew);
  expect((await phone.heard()).length - heard).toBeLessThanOrEqual(2);
  const count = buttons().length + madeUp().length + 3;
  expect(await refused()).toEqual(Array(count).fill({ actor: 'system', operatorId: null }));
});

test('A stranger who presses what was meant for somebody is refused, and on record', async () => {
  const before = await ownersChat();
  const stranger = { phoneNumber: '+12025550190' };
  await trespass(stranger, press(buttons()[0] ?? ''));
  await expectHarmless(before, stranger);
  expect(await refused()).toEqual([{ actor: 'system', operatorId: null }]);
});

test('What was given to another operator answers to that one alone; one’s own old buttons are nobody’s trespass', async () => {
  await send(owner, press(buttons()[0] ?? ''));
  await send(owner, press(buttons()[0] ?? ''));
  expect(await refused()).toEqual([]);
  await world.manager.post(`/api/assignments/${assigned.id}/reassign`, { operatorId: other.operatorId });
  await world.settled();
  const before = await ownersChat();
  const knew = await secrets(owner);
  await trespass(owner, press(buttons()[1] ?? ''));
  await expectHarmless(before, owner, knew);
  expect(await refused()).toEqual([{ actor: 'system', operatorId: owner.operatorId }]);
});
