import { DrizzleQueryError } from 'drizzle-orm';
import pg from 'pg';
import { expect, test } from 'vitest';
import { lastFour } from './last-four.ts';
import { createLogger, type Logger } from './logger.ts';

function written(write: (log: Logger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } }));
  return lines.map((line) => {
    expect(line).toMatch(/^\{.*\}\n$/);
    return JSON.parse(line) as Record<string, unknown>;
  });
}

test('one JSON object a line, the words as given, the request id on every line of a child', () => {
  const [line] = written((log) =>
    log
      .child({ requestId: 'r1' })
      .info({ phone: lastFour('+15550001234') }, '[WHATSAPP] Starting conversation'),
  );
  expect(line).toMatchObject({
    level: 'info',
    requestId: 'r1',
    phone: '…1234',
    msg: '[WHATSAPP] Starting conversation',
  });
  expect(line?.time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

test('below the level nothing is written', () => {
  expect(written((log) => log.debug('x'))).toEqual([]);
});

test('what is called like a secret is blotted out at any usual depth', () => {
  const text = JSON.stringify(
    written((log) =>
      log.info({
        token: 'hush',
        password: 'hush',
        user: { passwordHash: 'hush', refreshToken: 'hush' },
        req: { headers: { authorization: 'Bearer hush', cookie: 'hush' } },
        res: { headers: { 'set-cookie': ['hush'] } },
        config: { whatsapp: { accessToken: 'hush', appSecret: 'hush', verifyToken: 'hush' } },
        users: [{ password: 'hush' }],
      }),
    ),
  );
  expect(text).not.toContain('hush');
  expect(text).toContain('[redacted]');
});

function failedInsert(): DrizzleQueryError {
  const cause = new pg.DatabaseError(
    'duplicate key value violates unique constraint "operators_phone"',
    1,
    'error',
  );
  cause.code = '23505';
  cause.constraint = 'operators_phone';
  cause.detail = 'Key (phone_number)=(+15550001234) already exists.';
  return new DrizzleQueryError('insert into operators values ($1)', ['+15550001234'], cause);
}

test.each<[string, (log: Logger) => void]>([
  ['as err, with words', (log) => log.error({ err: failedInsert() }, 'It failed')],
  ['as err, without words', (log) => log.error({ err: failedInsert() })],
  ['by itself', (log) => log.error(failedInsert())],
])('an error is told without the values of its query: %s', (_, write) => {
  const [line] = written(write);
  expect(JSON.stringify(line)).not.toContain('15550001234');
  expect(line?.err).toMatchObject({
    message: 'Failed query: insert into operators values ($1)',
    cause: { code: '23505', constraint: 'operators_phone' },
  });
  expect(line?.msg).toBe(
    line?.msg === 'It failed' ? 'It failed' : 'Failed query: insert into operators values ($1)',
  );
});

test('what PostgreSQL quotes of a value is cut off', () => {
  const error = new pg.DatabaseError('invalid input syntax for type integer: "the belt is torn"', 1, 'error');
  error.code = '22P02';
  const [line] = written((log) => log.error({ err: error }));
  expect(line?.msg).toBe('invalid input syntax for type integer');
  expect(JSON.stringify(line)).not.toContain('torn');
});

test('what a library hangs on its error stays out', () => {
  const error = Object.assign(new Error('socket hang up'), {
    code: 'ECONNRESET',
    options: { headers: { x: 'hush' } },
  });
  const [line] = written((log) => log.warn(error, 'Sending failed'));
  expect(line).toMatchObject({
    msg: 'Sending failed',
    err: { code: 'ECONNRESET', message: 'socket hang up' },
  });
  expect(JSON.stringify(line)).not.toContain('hush');
});

test.each([
  ['+1 (555) 000-1234', '…1234'],
  ['15550001234', '…1234'],
  ['1234567', '…'],
  ['', '…'],
])('the last four digits of %s', (phone, shown) => {
  expect(lastFour(phone)).toBe(shown);
});
