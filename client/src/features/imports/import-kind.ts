import type { ImportAnswer } from '../../../../shared/contracts/imports.ts';

export interface ImportBody {
  text: string;
  columns: Record<string, number>;
  update: boolean;
  confirm?: boolean;
  expected?: { added: number; changed: number };
}

/** What is imported: its fields, and how the server is asked. */
export interface ImportKind {
  /** Of files that are kept: `machines`. */
  name: string;
  fields: readonly { field: string; label: string; required: boolean }[];
  /** An empty file to fill in, its second line an example. */
  template: string;
  ask: (body: ImportBody) => Promise<ImportAnswer>;
}

/** Where the rows come from; `name` is null for what was pasted. */
export interface ImportSource {
  name: string | null;
  text: string;
}
