import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPicture } from './test-picture.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('A checklist is assigned, answered on WhatsApp in every way, edited, confirmed and read with its photos', async () => {
  const { manager } = world;
  const machine = await manager.post<{ id: number }>('/api/machines', { name: 'Air compressor 1' });
  const operator = await manager.post<{ id: number }>('/api/operators', {
    name: 'Asha',
    phoneNumber: '+12025550101',
  });
  const template = await manager.post<{ id: number }>('/api/templates', {
    name: 'Compressor daily',
    tasks: [
      { taskName: 'Check oil level', verificationCriteria: 'Between MIN and MAX' },
      { taskName: 'Photo of the gauge', photo: 'required' },
      { taskName: 'Check for leaks' },
      { taskName: 'Check the belt' },
      { taskName: 'Check the guard', photo: 'required_on_nok' },
    ],
  });
  const assignment = await manager.post<{ id: string; status: string; submissionId: string }>(
    '/api/assignments',
    {
      templateId: template.id,
      machineId: machine.id,
      operatorId: operator.id,
    },
  );
  expect(assignment.status).toBe('active');
  const phone = world.phone('+12025550101');
  const first = await phone.hears(0);
  expect(first.text).toContain('📋 Question 1 of 5: Check oil level\nBetween MIN and MAX');
  await world.settled();
  await phone.photos([await testPicture({ background: '#0a5050' })], { caption: 'OK - Oil level normal' });
  expect((await phone.hears(1)).text).toContain('📋 Question 2 of 5');
  await world.settled();
  await phone.photos([await testPicture({ background: '#145050' })]);
  await world.settled();
  await phone.text('ok');
  expect((await phone.hears(2)).text).toContain('📋 Question 3 of 5');
  await world.settled();
  await phone.text('  nOk   small leak at the valve');
  const fourth = await phone.hears(3);
  expect(fourth.text).toContain('📋 Question 4 of 5');
  await world.settled();
  await phone.press(fourth, 'OK');
  expect((await phone.hears(4)).text).toContain('📋 Question 5 of 5');
  await world.settled();
  await phone.text('NOK - loose');
  expect((await phone.hears(5)).text).toContain('photo');
  await world.settled();
  await phone.photos([await testPicture({ background: '#1e5050' })]);
  expect((await phone.hears(6)).text).toContain('📝');
  await world.settled();
  await phone.text('EDIT 3');
  expect((await phone.hears(7)).text).toContain('📋 Question 3 of 5');
  await world.settled();
  await phone.text('NA');
  const summary = await phone.hears(8);
  expect(summary.text).toContain('📝');
  await world.settled();
  await phone.press(summary, '✅ Confirm');
  expect((await phone.hears(9)).text).toContain('🎉');
  await world.settled();

  const { rows } = await world.database.pool.query(
    `SELECT s.status, a.status AS assignment, u.status AS submission FROM whatsapp_conversation_sessions s
     JOIN checklist_assignments a ON a.id = s.assignment_id JOIN checklist_submissions u ON u.id = s.submission_id`,
  );
  expect(rows).toEqual([{ status: 'completed', assignment: 'completed', submission: 'completed' }]);
  const submission = await manager.get<{
    status: string;
    answers: { result: string; remarks: string; photos: { url: string; status: string }[] }[];
  }>(`/api/submissions/${assignment.submissionId}`);
  expect(submission.answers.map((a) => [a.result, a.remarks, a.photos.length])).toEqual([
    ['OK', 'Oil level normal', 1],
    ['OK', '', 1],
    ['NA', '', 0],
    ['OK', '', 0],
    ['NOK', 'loose', 1],
  ]);
});
