import type { TextsOf } from './use-texts.ts';

const en = {
  search: 'Search…',
  loading: 'Loading…',
  nothingFound: 'Nothing found',
  recent: 'Recent',
  all: 'All',
  more: 'There are more: type to find them.',
  selectShown: (n: number) => `Select all ${n}`,
  chosen: (n: number) => `${n} chosen`,
  chosenOf: (what: string) => `Chosen: ${what}`,
  clear: 'Clear',
  remove: (name: string) => `Remove ${name}`,
};

/** A list to choose from, in full sight. */
export const listPickerTexts: TextsOf<typeof en> = { en };
