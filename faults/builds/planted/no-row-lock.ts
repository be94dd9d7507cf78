import type { PlantedBug } from './planted-bug.ts';

export const noRowLock: PlantedBug = {
  name: 'no row lock',
  without:
    'Whoever decides about a conversation or takes messages out of the inbox has locked their rows before, or locks them and looks whether they are as they were.',
  caughtBy: ['I2', 'I5', 'I8', 'I12'],
  patches: [
    {
      file: 'server/conversation/write-statement.ts',
      find: 'WHERE r.version IS NULL OR s.xmin = r.version',
      put: 'WHERE r.version IS NULL OR true',
    },
    {
      file: 'server/conversation/write-statement.ts',
      find: 'i.handled_at IS NOT NULL LIMIT 1',
      put: 'false LIMIT 1',
    },
    {
      file: 'server/db/pool.ts',
      find: "pool.on('error', lost);",
      put: `pool.on('error', lost);
  const unlocked = (text) => /whatsapp_conversation_sessions|inbound_messages/.test(text)
    ? text.replace(/FOR UPDATE( OF [is])?( SKIP LOCKED)?/g, '') : text;
  pool.on('connect', (client) => {
    const query = client.query.bind(client);
    client.query = (statement, ...more) =>
      query(typeof statement === 'string' ? unlocked(statement)
        : typeof statement.text === 'string' ? { ...statement, text: unlocked(statement.text) } : statement, ...more);
  });`,
    },
  ],
};
