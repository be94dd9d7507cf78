import type { AnswerType, PhotoRule } from '../../../shared/words.ts';
import type { TextsOf } from './use-texts.ts';

interface Words {
  renamed: string;
  added: (position: number) => string;
  removed: (position: number) => string;
  moved: (from: number, to: number) => string;
  changed: (position: number) => string;
  nothing: string;
  picture: string;
  anotherPicture: string;
  fields: Record<string, string>;
  /** Of answer kinds and photo rules. */
  values: Record<string, string>;
}

/** What differs between two versions of a template, in words. */
export const templateDifferenceTexts: TextsOf<Words> = {
  en: {
    renamed: 'Name',
    added: (position) => `New task ${position}:`,
    removed: (position) => `Removed task ${position}:`,
    moved: (from, to) => `Moved from ${from} to ${to}:`,
    changed: (position) => `Changed task ${position}:`,
    nothing: 'nothing',
    picture: 'a picture',
    anotherPicture: 'another picture',
    fields: {
      taskName: 'Task',
      verificationCriteria: 'When it is OK',
      answerType: 'Answered by',
      photo: 'Photo',
      unit: 'Unit',
      min: 'At least',
      max: 'At most',
      choices: 'Choices',
      referencePicture: 'Reference picture',
    },
    values: {
      ok_nok: 'OK / NOK / NA',
      number: 'a number',
      choice: 'a choice',
      text: 'words',
      photo: 'a photo',
      none: 'not asked for',
      optional: 'welcome',
      required: 'always needed',
      required_on_nok: 'needed on NOK',
    } satisfies Record<AnswerType | PhotoRule, string>,
  },
};
