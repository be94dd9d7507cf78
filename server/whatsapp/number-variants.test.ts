import { expect, it } from 'vitest';
import { waIdVariants } from './number-variants.ts';

it.each([
  ['Brazil, mobile with the 9', '5511987654321', ['5511987654321', '551187654321']],
  ['Brazil, mobile without it', '551187654321', ['551187654321', '5511987654321']],
  ['Brazil, landline', '551132654321', ['551132654321']],
  ['Brazil, landline digits behind a 9', '5511932654321', ['5511932654321']],
  ['Mexico with the 1', '5215512345678', ['5215512345678', '525512345678']],
  ['Mexico without it', '525512345678', ['525512345678', '5215512345678']],
  ['Argentina, mobile', '5491123456789', ['5491123456789', '541123456789']],
  ['Argentina, perhaps a landline', '541123456789', ['541123456789']],
  ['India', '919975840786', ['919975840786']],
  ['Mexico, too long', '52155123456789', ['52155123456789']],
])('%s', (_, waId, expected) => {
  expect(waIdVariants(waId)).toEqual(expected);
});
