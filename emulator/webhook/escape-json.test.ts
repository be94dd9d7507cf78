import { expect, it } from 'vitest';
import { escapeJson } from './escape-json.ts';

it.each([
  ['ä', '"\\u00e4"'],
  ['👍', '"\\ud83d\\udc4d"'],
  ['a/b', '"a\\/b"'],
  ['\u007f', '"\u007f"'],
  ['\u0080', '"\\u0080"'],
  ['\uffff', '"\\uffff"'],
  ['"\\', '"\\"\\\\"'],
])('writes %j as %s', (text, json) => {
  expect(escapeJson(text)).toBe(json);
  expect(JSON.parse(escapeJson(text))).toBe(text);
});
