import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../server/config/package-root.ts';
import { PARTS } from './parts.ts';
import { linePlot } from './plots/line-plot.ts';
import { type FormName, newestWith, type Run } from './results.ts';

/** Writes the newest figures of every form into docs/performance.md, and its pictures; the words around them are by hand. */
export function writePage(): void {
  const page = path.join(packageRoot(), 'docs', 'performance.md');
  const folder = path.join(packageRoot(), 'docs', 'performance');
  mkdirSync(folder, { recursive: true });
  let text = readFileSync(page, 'utf8');
  for (const form of Object.keys(PARTS) as FormName[]) text = writePart(text, form, folder);
  writeFileSync(page, text);
}

function writePart<F extends FormName>(text: string, form: F, folder: string): string {
  const run = newestWith(form);
  if (!run) return between(text, form, `_Not measured yet: \`npm run bench -- ${form}\`._`);
  const { table, pictures } = PARTS[form];
  const names = Object.keys(pictures);
  for (const name of names) {
    const plot = pictures[name]?.(run.result);
    if (plot) writeFileSync(path.join(folder, `${name}.svg`), linePlot(plot));
  }
  const shown = names.map((name) => `![](performance/${name}.svg)`).join('\n');
  return between(text, form, [shown, table(run.result), measuredOn(run)].filter(Boolean).join('\n\n'));
}

function measuredOn({ date, commit, machine: m }: Run): string {
  return `_${date}, commit ${commit}; ${m.processors} × ${m.model}, ${m.memoryGigabytes} GB, ${m.system}, Node ${m.node}._`;
}

/** @throws Error when the page has lost its markers */
function between(text: string, form: string, words: string): string {
  const [begin, end] = [`<!-- bench:${form} -->`, `<!-- /bench:${form} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no place for ${begin}`);
  return `${text.slice(0, from + begin.length)}\n${words}\n${text.slice(to)}`;
}
