import type { TextsOf } from './use-texts.ts';

const english = {
  title: 'Settings',
  lead: 'They hold for the whole site, from the moment they are saved.',
  timeZone: 'Time zone',
  timeZoneHint: 'Days, due times and printed dates are the plant’s, wherever the reader sits.',
  timeZoneNone: 'No time zone of that name',
  sessionHours: 'A conversation lasts, in hours',
  sessionHoursHint:
    'After that it expires: the operator is reminded before, the answers are kept. Running conversations keep the time they have.',
  whatsapp: 'Start new conversations on WhatsApp',
  whatsappHint:
    'Switched off, what is assigned waits, and conversations that are running go on to their end.',
  template: 'Message template',
  templateHint:
    'An operator who has not written for 24 hours can only be reached by a message template that Meta has approved, with one variable in its body. Without one, such a message is refused.',
  templateName: 'Its name',
  templateNameHint: 'As in WhatsApp Manager, such as checklist_news',
  templateLanguage: 'Its language',
  templateLanguageHint: 'As approved, such as en or pt_BR',
  templateBoth: 'A name and a language go together',
  save: 'Save settings',
  saved: 'Saved.',
  unsaved: 'Not saved yet',
  reload: 'Show what it says now',
};

/** What holds for the whole site, for admins to change. */
export const siteSettingsTexts: TextsOf<typeof english> = { en: english };
