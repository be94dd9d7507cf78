import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const FIGURES_FOLDER = path.join(import.meta.dirname, 'figures');

const figure = z.strictObject({
  figure: z.string().min(1),
  on: z.iso.date(),
  machine: z.strictObject({ cores: z.number(), node: z.string() }),
  commit: z.string(),
});

/** What one run measured, as `recordFigure` wrote it. `commit` ends in `+` when the tree had changes on top. */
export type Figure = z.infer<typeof figure>;

/** Every figure with the row it belongs to; a row that several tests prove has several, in the order of their parts. */
export function readFigures(folder = FIGURES_FOLDER): { id: string; figure: Figure }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      id: name.split('.')[0] as string,
      figure: figure.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))),
    }));
}
