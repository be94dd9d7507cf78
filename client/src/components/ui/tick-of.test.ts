import { expect, test } from 'vitest';
import { DeliveryStatus } from '../../../../shared/words.ts';
import { tickOf } from './tick-of.ts';

test('each delivery status has its sign', () => {
  expect(DeliveryStatus.options.map((status) => `${status} ${tickOf(status)}`)).toEqual([
    'queued clock',
    'sending clock',
    'in_doubt clock',
    'accepted one',
    'sent one',
    'delivered two',
    'read read',
    'failed alert',
    'dropped dropped',
  ]);
});
