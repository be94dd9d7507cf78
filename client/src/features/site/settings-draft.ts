import { changeSettings, type Settings } from '../../../../shared/contracts/settings.ts';
import { inWords } from '../../../../shared/in-words.ts';

/** The settings while somebody changes them. */
export interface SettingsDraft {
  timeZone: string;
  sessionHours: number | string;
  whatsappEnabled: boolean;
  templateName: string;
  templateLanguage: string;
}

export const draftOf = ({ messageTemplate, ...settings }: Settings): SettingsDraft => ({
  timeZone: settings.timeZone,
  sessionHours: settings.sessionHours,
  whatsappEnabled: settings.whatsappEnabled,
  templateName: messageTemplate?.name ?? '',
  templateLanguage: messageTemplate?.language ?? '',
});

export function bodyOf({ templateName, templateLanguage, ...rest }: SettingsDraft) {
  const [name, language] = [templateName.trim(), templateLanguage.trim()];
  return { ...rest, messageTemplate: name === '' && language === '' ? null : { name, language } };
}

type Faults = Partial<Record<keyof SettingsDraft, string>>;

const fields: Record<string, keyof SettingsDraft> = {
  'messageTemplate.name': 'templateName',
  'messageTemplate.language': 'templateLanguage',
};

/** Faults under the names that the server gives them, at the fields of the form. */
export function atFields(faults: Readonly<Record<string, string>>): Faults {
  return Object.fromEntries(
    Object.entries(faults).map(([name, fault]) => [
      fields[name] ?? name,
      fault.charAt(0).toLocaleUpperCase() + fault.slice(1),
    ]),
  );
}

/** What is wrong, by the schema that the server asks too. */
export function checkSettings(draft: SettingsDraft, both: string): Faults {
  const name = draft.templateName.trim();
  const language = draft.templateLanguage.trim();
  if ((name === '') !== (language === ''))
    return name === '' ? { templateName: both } : { templateLanguage: both };
  const parsed = changeSettings.body.safeParse(bodyOf(draft), { error: inWords });
  if (parsed.success) return {};
  return atFields(
    Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message])),
  );
}
