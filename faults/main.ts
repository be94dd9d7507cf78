import { runFull } from './full.ts';
import { runShort } from './short.ts';

/** `npm run faults -- NAME …`; without a name the full count. A subcommand is a file. */
const SUBCOMMANDS: Record<string, (words: string[]) => Promise<boolean>> = {
  full: runFull,
  short: runShort,
};

const [first = 'full', ...rest] = process.argv.slice(2);
const named = first.startsWith('--') ? 'full' : first;
const run = SUBCOMMANDS[named];
if (!run) {
  console.error(`There is no "${named}": ${Object.keys(SUBCOMMANDS).join(', ')}`);
  process.exit(2);
}
const passed = await run(named === first ? rest : [first, ...rest]);
process.exit(passed ? 0 : 1);
