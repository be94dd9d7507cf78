import { quick } from './forms/quick.ts';

/** `npm run bench`: the whole benchmark, or one form of it. */
const FORMS: Record<string, () => Promise<unknown>> = { quick };

const form = FORMS[process.argv[2] ?? ''];
if (!form) {
  console.error(`Usage: npm run bench -- ${Object.keys(FORMS).join(' | ')}`);
  process.exit(1);
}
await form();
