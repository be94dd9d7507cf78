import { expect, test } from 'vitest';
import { atFields, bodyOf, checkSettings, draftOf } from './settings-draft.ts';

const settings = {
  timeZone: 'Asia/Kolkata',
  sessionHours: 24,
  whatsappEnabled: true,
  messageTemplate: { name: 'checklist_news', language: 'en' },
  updatedAt: '2026-11-20T08:00:00.000Z',
};
const draft = draftOf(settings);

test('There and back again; no template when both fields are empty', () => {
  const { updatedAt: _, ...body } = settings;
  expect(bodyOf(draft)).toEqual(body);
  expect(bodyOf({ ...draft, templateName: ' ', templateLanguage: '' }).messageTemplate).toBeNull();
  expect(checkSettings(draft, 'both')).toEqual({});
});

test('Each fault stands at its field, in words', () => {
  expect(checkSettings({ ...draft, sessionHours: '' }, 'both')).toEqual({
    sessionHours: 'Must be a number',
  });
  expect(checkSettings({ ...draft, sessionHours: 721 }, 'both')).toEqual({
    sessionHours: 'Must be at most 720',
  });
  expect(checkSettings({ ...draft, templateName: 'News!' }, 'both')).toEqual({
    templateName: 'Has small letters, digits and underscores only',
  });
  expect(checkSettings({ ...draft, templateLanguage: '' }, 'both')).toEqual({ templateLanguage: 'both' });
  expect(checkSettings({ ...draft, templateName: '' }, 'both')).toEqual({ templateName: 'both' });
  expect(atFields({ timeZone: 'is not one' })).toEqual({ timeZone: 'Is not one' });
});
