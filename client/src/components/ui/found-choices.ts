import type { Choice } from './search-picker.tsx';

interface Found<Row> {
  data: { items: Row[]; nextCursor: string | null } | undefined;
  isPending: boolean;
  isPlaceholderData: boolean;
}

/** What a list picker shows of what the server found for `search`; the archived ones cannot be chosen. */
export function foundChoices<Row extends { archived: boolean }>(
  found: Found<Row>,
  search: string,
  choiceOf: (row: Row) => Choice,
): { choices: Choice[]; more: boolean; answers: string | null } {
  return {
    choices: (found.data?.items ?? []).filter((row) => !row.archived).map(choiceOf),
    more: Boolean(found.data?.nextCursor),
    answers: found.isPending || found.isPlaceholderData ? null : search,
  };
}
