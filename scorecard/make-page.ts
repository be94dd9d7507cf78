import { commandOf } from './command-of.ts';
import type { Figure } from './figure.ts';
import type { Promised } from './promise.ts';

interface Group {
  title: string;
  rows: Promised[];
}

/** The whole of docs/scorecard.md, from what is promised and what was measured. */
export function makePage(groups: Group[], figures: { id: string; figure: Figure }[]): string {
  const figuresOf = (id: string) => figures.filter((figure) => figure.id === id).map(({ figure }) => figure);
  const all = groups.flatMap(({ rows }) => rows);
  const held = all.filter((row) => gapsOf(row, figuresOf(row.id)).length === 0);
  return [
    '<!-- Written by `npm run scorecard` from scorecard/promises and scorecard/figures: change those. -->',
    '# Scorecard',
    '',
    'What the product promises to hold under load, faults and bad input; what proves it; what the last run of that proof measured; and',
    `what falls short. **${held.length} of ${all.length} hold without a gap**; the others name theirs.`,
    '',
    'Every proof can be run again: `npm test`, and, for what takes minutes, `npm run test:faults`, `npm run test:security`, `npm run test:load`',
    'and `npm run bench`. With the variable `SCORECARD=1` they keep their figures, and `npm run scorecard` writes this page anew. Nothing here',
    'is typed by hand, and a test fails when the page is not what its sources make it.',
    ...groups.flatMap(({ title, rows }) => [
      '',
      `## ${title}`,
      '',
      '| | promise, and when it counts as kept | proven by | last run | gap |',
      '| --- | --- | --- | --- | --- |',
      ...rows.map((row) => rowOf(row, figuresOf(row.id))),
    ]),
    '',
  ].join('\n');
}

function rowOf(row: Promised, figures: Figure[]): string {
  const cells = [
    `**${row.id}**`,
    `**${row.promise}** Kept when: ${row.pass}.`,
    proofsOf(row),
    figures.map(
      ({ figure, on, machine }) => `${figure} (${on}, ${machine.cores} cores, Node ${machine.node})`,
    ),
    gapsOf(row, figures),
  ];
  return `| ${cells.map((cell) => [cell].flat().map(inCell).join('<br>') || '–').join(' | ')} |`;
}

function proofsOf({ tests }: Promised): string[] {
  return tests.map(({ file, name }) => {
    const link = `[${file.split('/').at(-1)}](../${file})`;
    return `${link}${name ? ` “${name}”` : ''}, \`${commandOf(file)}\``;
  });
}

/** What stands between this row and "holds", the lack of a proof or of a figure too. */
function gapsOf(row: Promised, figures: Figure[]): string[] {
  if (row.tests.length === 0) return [row.gap ?? 'No test of it yet.'];
  const unmeasured = figures.length === 0 ? ['No figure of a run yet.'] : [];
  return row.gap ? [row.gap, ...unmeasured] : unmeasured;
}

const inCell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
