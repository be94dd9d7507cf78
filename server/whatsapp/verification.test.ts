import { describe, expect, it } from 'vitest';
import { answerVerification } from './verification.ts';

const right = { 'hub.mode': 'subscribe', 'hub.verify_token': 'token', 'hub.challenge': '1158201444' };

it('gives the bare challenge back', () => {
  expect(answerVerification(right, 'token')).toEqual({ status: 200, body: '1158201444' });
});

it('answers the short form with an empty body', () => {
  expect(answerVerification({ 'hub.verify_token': 'token' }, 'token')).toEqual({ status: 200, body: '' });
});

describe('refuses', () => {
  it.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['a wrong token', { ...right, 'hub.verify_token': 'tokem' }],
    ['a wrong token in the short form', { 'hub.verify_token': 'x' }],
    ['an empty token', { ...right, 'hub.verify_token': '' }],
    ['a token twice', { ...right, 'hub.verify_token': ['token', 'token'] }],
    ['another mode', { ...right, 'hub.mode': 'unsubscribe' }],
    ['a mode twice', { ...right, 'hub.mode': ['subscribe'] }],
    ['no mode', { ...right, 'hub.mode': undefined }],
    ['no challenge', { ...right, 'hub.challenge': undefined }],
    ['a challenge twice', { ...right, 'hub.challenge': ['1', '2'] }],
    ['an empty challenge', { ...right, 'hub.challenge': '' }],
    ['an endless challenge', { ...right, 'hub.challenge': '1'.repeat(257) }],
    ['a challenge with line ends', { ...right, 'hub.challenge': '1\r\n2' }],
  ])('%s', (_, query) => {
    expect(answerVerification(query, 'token')).toEqual({ status: 403 });
  });

  it('everything when no token is set', () => {
    expect(answerVerification({ 'hub.verify_token': '' }, '')).toEqual({ status: 403 });
  });
});
