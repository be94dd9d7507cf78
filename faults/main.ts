import { runFailpoints } from './failpoints.ts';
import { runFull } from './full.ts';
import { runPlanted } from './planted.ts';
import { runShort } from './short.ts';

/** `npm run faults -- NAME …`; without a name the full count. A subcommand is a file. */
const SUBCOMMANDS: Record<string, (words: string[]) => Promise<{ passed: number; failed: number }>> = {
  full: runFull,
  short: runShort,
  planted: runPlanted,
  failpoints: runFailpoints,
};

const words = process.argv.slice(2);
const named = words[0] === undefined || words[0].startsWith('--') ? 'full' : words.shift();
const run = SUBCOMMANDS[named ?? ''];
if (!run) {
  console.error(`There is no "${named}": ${Object.keys(SUBCOMMANDS).join(', ')}`);
  process.exit(2);
}
const { passed, failed } = await run(words);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
