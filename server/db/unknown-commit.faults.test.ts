import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { allAnswered, answersOf } from '../test/answers-of.ts';
import { answerByButton } from '../test/button-operator.ts';
import { makePlant } from '../test/plant.ts';
import { messagesWebhook, postWebhook, textMessage } from '../test/signed-webhook.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ cuttable: true });
});
afterAll(() => world.stop());

test('The line breaks right after the COMMIT of every answer: each counts once, and the next question comes', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(2);
  let cuts = 0;
  const cutNext = () => {
    cuts++;
    world.lines.database.cutAfterCommit();
  };
  const again = await answerByButton(world.phone(plant.phoneNumber), { beforePress: cutNext });
  world.lines.database.mend();
  await world.settled();
  expect(
    world.warnings.filter(({ msg }) => msg.includes('The database did not do it')).length,
  ).toBeGreaterThan(0);
  expect(await answersOf(world.database, [submissionId])).toEqual(allAnswered(1, 2));
  expect(
    await world.database.sql('SELECT 1 FROM inbound_messages GROUP BY wamid HAVING count(*) > 1'),
  ).toEqual([]);
  recordFigure(
    'D5',
    `line cut right after the COMMIT of ${cuts} turns: 0 second effects, 0 lost, ${again} messages repeated`,
    'commit',
  );
});

test('It breaks after a message was stored: no 200, and when Meta brings it again it changes nothing', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(1);
  await world.phone(plant.phoneNumber).hears(0);
  await world.settled();
  const webhook = messagesWebhook(world.emulator.phoneNumberId, plant.phoneNumber, [
    textMessage('wamid.unknown', 'NOK - leaks'),
  ]);
  const bring = () => postWebhook(world.kinto.url, world.emulator.appSecret, webhook);
  world.lines.database.cutAfter((statement) => /insert into "?inbound_messages"?/i.test(statement));
  expect(await bring()).toBe(503);
  expect(await bring()).toBe(200);
  await expect
    .poll(() => answersOf(world.database, [submissionId]), { timeout: 20_000 })
    .toMatchObject({ answers: 1, doubled: 0, unhandled: 0 });
  expect(
    await world.database.sql('SELECT outcome FROM inbound_messages WHERE wamid = $1', ['wamid.unknown']),
  ).toEqual([{ outcome: 'accepted' }]);
});

test('It breaks after a manager’s act: 503, and the same request again gives what was made the first time', async () => {
  const plant = await makePlant(world);
  const [machine, template] = await Promise.all([
    world.manager.post<{ id: number }>('/api/machines', { name: 'Filler' }),
    world.manager.post<{ id: number }>('/api/templates', { name: 'Daily', tasks: [{ taskName: 'Oil' }] }),
  ]);
  const assign = async () => {
    const response = await fetch(`${world.kinto.url}/api/assignments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${world.manager.token}`,
        'content-type': 'application/json',
        'idempotency-key': 'the-same',
      },
      body: JSON.stringify({
        templateId: template.id,
        machineId: machine.id,
        operatorId: plant.operatorId,
      }),
    });
    return { status: response.status, body: (await response.json()) as { id?: string } };
  };
  await world.settled();
  world.lines.database.cutAfterCommit();
  expect((await assign()).status).toBe(503);
  const made = await assign();
  expect(made.status).toBe(201);
  expect(
    await world.database.sql('SELECT id::text FROM checklist_assignments WHERE machine_id = $1', [
      machine.id,
    ]),
  ).toEqual([{ id: made.body.id }]);
  await world.phone(plant.phoneNumber).hears(0);
});
