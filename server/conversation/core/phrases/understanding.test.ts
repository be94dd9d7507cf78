import { describe, expect, test } from 'vitest';
import { readAnswer } from '../read-answer.ts';
import { readCommand } from '../read-command.ts';
import type { Task } from '../task.ts';
import { phrasesFor } from './phrases-for.ts';
import { languages, meaningsFor } from './understanding.ts';
import { en } from './words/en.ts';

const okNok: Task = { taskName: 'Belt', answerType: 'ok_nok', photo: 'optional' };

/** `OK`, `NOK|belt torn`; `-` is no answer. */
function read(text: string, language = 'en'): string {
  const reading = readAnswer(text, okNok, phrasesFor(language));
  if (reading === null || reading === 'ambiguous-number') return '-';
  return [reading.result, reading.remarks].filter((part) => part !== '').join('|');
}

describe('Answers are understood in any of the languages, whatever the one of the operator', () => {
  test.each([
    ['ja', 'OK'],
    ['Nein, Riemen gerissen', 'NOK|Riemen gerissen'],
    ['trifft nicht zu', 'NA'],
    ['Sí', 'OK'],
    ['SI\u0301', 'OK'],
    ['no aplica', 'NA'],
    ['Está bien.', 'OK'],
    ['OUI', 'OK'],
    ['d’accord', 'OK'],
    ['non - fuite', 'NOK|fuite'],
    ['Não', 'NOK'],
    ['NAO: vazamento', 'NOK|vazamento'],
    ['tudo bem', 'OK'],
    ['va bene', 'OK'],
    ['niet van toepassing', 'NA'],
    ['w porządku', 'OK'],
    ['nie', 'NOK'],
    ['EVET', 'OK'],
    ['HAYIR', 'NOK'],
    ['hayir', 'NOK'],
    ['İYİ', 'OK'],
    ['İyi değil - kayış Kopuk', 'NOK|kayış Kopuk'],
    ['Да', 'OK'],
    ['нет, течь', 'NOK|течь'],
    ['нок', 'NOK'],
    ['نعم', 'OK'],
    ['لا، تسرب', 'NOK|تسرب'],
    ['ठीक है।', 'OK'],
    ['नहीं', 'NOK'],
    ['Theek hai', 'OK'],
    ['theek nahi hai', 'NOK'],
    ['হ্যাঁ', 'OK'],
    ['না', 'NOK'],
    ['ٹھیک ہے', 'OK'],
    ['tidak', 'NOK'],
    ['Baik', 'OK'],
    ['không', 'NOK'],
    ['khong', 'NOK'],
    ['ổn', 'OK'],
    ['ndiyo', 'OK'],
    ['hapana', 'NOK'],
    ['好的。', 'OK'],
    ['不好，漏水', 'NOK|漏水'],
    ['不适用', 'NA'],
    ['OK。', 'OK'],
    ['opo', 'OK'],
    ['hindi maayos', 'NOK'],
  ])('%j is %s', (text, wanted) => expect(read(text)).toBe(wanted));

  test.each([
    'ja klar',
    'nein danke',
    'bien sûr que non',
    'no hay fugas',
    'bom dia',
    'sim ou não',
    'oui/non',
    'tidak tahu',
    '不知道',
    'नहीं पता',
    'jawohlan',
    'kaputt',
    'OK nein',
  ])('%j is no clear answer', (text) => expect(read(text)).toBe('-'));
});

test('Commands are understood too', () => {
  const command = (text: string) => readCommand(text, phrasesFor('en'));
  expect(command('Hilfe!')).toEqual({ word: 'help', number: null });
  expect(command('ÄNDERN 3')).toEqual({ word: 'edit', number: 3 });
  expect(command('DÜZELT 2')).toEqual({ word: 'edit', number: 2 });
  expect(command('¿ayuda?')).toBeNull();
  expect(command('确认。')).toEqual({ word: 'confirm', number: null });
  expect(command('статус')).toEqual({ word: 'status', number: null });
  expect(command('ayuda por favor')).toBeNull();
});

test('What differs between languages counts only for those who speak one of them', () => {
  const ambiguous = [...meaningsFor('en')].filter(([, meanings]) => meanings.length === 0);
  expect(ambiguous.map(([word]) => word).sort()).toEqual(
    ['acha', 'mal', 'prima', 'hindi', 'si', 'tak', 'ya'].sort(),
  );
  const by = (text: string, ...spoken: string[]) => spoken.map((language) => read(text, language));
  expect(by('si', 'en', 'es', 'it-IT', 'fr', 'sw')).toEqual(['-', 'OK', 'OK', '-', '-']);
  expect(by('tak', 'en', 'pl', 'id', 'ms')).toEqual(['-', 'OK', 'NOK', 'NOK']);
  expect(by('hindi', 'en', 'tl', 'fil', 'hi')).toEqual(['-', 'NOK', 'NOK', '-']);
  expect(by('acha', 'en', 'hi', 'sw')).toEqual(['-', 'OK', '-']);
  expect(readCommand('acha', phrasesFor('sw'))?.word).toBe('stop');
});

test.each(Object.keys(languages))('Who speaks %s is understood in English as everybody is', (language) => {
  const english = meaningsFor('en');
  const own = meaningsFor(language);
  for (const word of Object.values(en).flat())
    expect([word, own.get(word)]).toEqual([word, english.get(word)]);
  for (const text of ['na', 'no', 'OK, no leak', 'no leak found', 'nok belt torn'])
    expect([text, read(text, language)]).toEqual([text, read(text)]);
});

test.each(
  Object.entries(languages),
)('All words of %s are read as they are listed, in capitals too', (language, words) => {
  const { yes = [], fine = [], no = [], bad = [], notApplicable = [] } = words;
  const results = { OK: [...yes, ...fine], NOK: [...no, ...bad], NA: notApplicable };
  for (const [result, spellings] of Object.entries(results))
    for (const word of spellings.flatMap((w) => [w, w.toLocaleUpperCase(language)]))
      expect([word, read(word, language)]).toEqual([word, result]);
  for (const command of ['confirm', 'edit', 'back', 'help', 'status', 'stop', 'switch'] as const)
    for (const word of words[command] ?? [])
      expect([word, readCommand(word, phrasesFor(language))]).toEqual([
        word,
        { word: command, number: null },
      ]);
});

test('The second word of STOP', () => {
  const { yes, no } = phrasesFor('en').understands;
  for (const word of ['yes', 'stop', 'ja', 'oui', 'да', '是'])
    expect([word, yes.has(word)]).toEqual([word, true]);
  for (const word of ['no', 'back', 'nein', 'weiter', 'нет'])
    expect([word, no.has(word)]).toEqual([word, true]);
  // A good state is no consent.
  for (const word of ['good', 'gut', 'si', 'retour'])
    expect([word, yes.has(word) || no.has(word)]).toEqual([word, false]);
});
