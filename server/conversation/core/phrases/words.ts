import type { CommandWord } from './phrases.ts';

/** What a word can say; `otherwise`: in this language it says something that is not listed, though it says one of these in another. */
export type Meaning =
  | 'yes'
  | 'fine'
  | 'no'
  | 'bad'
  | 'notApplicable'
  /** Besides yes and no: said to the question whether to stop. */
  | 'sure'
  | 'goOn'
  | CommandWord
  | 'otherwise';

/**
 * What people write in a language, in any case. Each is a whole message, or the beginning of one whose remark stands behind a mark. Only
 * what nobody would write as a remark: "broken" says more than NOK.
 */
export type Words = Partial<Record<Meaning, string[]>>;
