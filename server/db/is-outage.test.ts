import pg from 'pg';
import { expect, test } from 'vitest';
import { connectionIsLost, isOutage } from './is-outage.ts';

const told = (code: string) => {
  const error = new pg.DatabaseError('no', 2, 'error');
  error.code = code;
  return new Error('Failed query: insert into x', { cause: error });
};

test.each([
  ['57014', 'cancelled by its timeout'],
  ['55P03', 'waited too long for a lock'],
  ['25006', 'read-only'],
  ['25P03', 'idle too long'],
  ['40001', 'serialization'],
  ['40P01', 'deadlock'],
  ['53100', 'disk full'],
  ['53300', 'too many clients'],
  ['57P01', 'ended by an admin'],
  ['58030', 'disk error'],
  ['08006', 'connection failure'],
])('%s, %s: an outage, and the connection may be used again', (code) => {
  expect([isOutage(told(code)), connectionIsLost(told(code))]).toEqual([true, false]);
});

test.each(['23505', '22P02', '42P01', 'P0001', '25P02'])('%s is no outage', (code) => {
  expect(isOutage(told(code))).toBe(false);
});

test.each([
  new Error('Query read timeout'),
  new Error('timeout exceeded when trying to connect'),
  new Error('Connection terminated unexpectedly'),
  Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('read'), { code: 'ECONNRESET' }),
])('$message: the connection is lost', (cause) => {
  const error = new Error('Failed query: select 1', { cause });
  expect([isOutage(error), connectionIsLost(error)]).toEqual([true, true]);
});

test('What a person wrote about connections and timeouts is no outage', () => {
  const error = new Error(
    'Failed query: insert into x\nparams: NOK - Connection terminated, timeout, EPIPE',
    {
      cause: new TypeError('Cannot read properties of undefined (reading "connect")'),
    },
  );
  expect(isOutage(error)).toBe(false);
});
