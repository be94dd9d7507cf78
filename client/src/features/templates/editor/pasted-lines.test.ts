import { expect, test } from 'vitest';
import { pastedLines } from './pasted-lines.ts';

test.each([
  ['Check oil', null],
  ['Check oil\n', null],
  ['1. Check oil\r\n2) Check belt\r\n\r\n10. Clean', ['Check oil', 'Check belt', 'Clean']],
  ['• Öl prüfen\n- Riemen\n  * 3 bar', ['Öl prüfen', 'Riemen', '3 bar']],
  ['4 bar\n-5 °C', ['4 bar', '-5 °C']],
])('%j → %j', (text, lines) => expect(pastedLines(text)).toEqual(lines));
