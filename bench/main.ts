import { parseArgs } from 'node:util';
import { answers } from './forms/answers.ts';
import { growth } from './forms/growth.ts';
import { memory } from './forms/memory.ts';
import { overload } from './forms/overload.ts';
import { pages } from './forms/pages.ts';
import { peer } from './forms/peer.ts';
import { quick } from './forms/quick.ts';
import type { Size } from './forms/size.ts';
import { printResult } from './report/print-result.ts';
import { progress } from './report/progress.ts';
import { type FormName, keepResult, type Results } from './report/results.ts';
import { tellScorecard } from './report/tell-scorecard.ts';
import { writePage } from './report/write-page.ts';

/**
 * `npm run bench`: the whole benchmark but for memory, or one form of it. What is found is printed, kept as JSON under
 * `bench/results`, and written into docs/performance.md.
 */
const FORMS: { [F in FormName]: (size: Size & { answers: number }) => Promise<Results[F]> } = {
  answers,
  peer,
  pages,
  growth,
  overload,
  memory,
};
/** Memory over a million answers takes as long as all of these. */
const WHOLE: FormName[] = ['answers', 'peer', 'pages', 'growth', 'overload'];

const USAGE = `Usage: npm run bench                                    the whole, in about a quarter of an hour
       npm run bench -- quick                           under a minute; keeps nothing
       npm run bench -- ${WHOLE.join(' | ')}
       npm run bench -- memory --answers 1000000
       npm run bench -- page                            writes docs/performance.md anew from bench/results
       … --small                                        a fraction of it, to see that it works; keeps nothing`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      small: { type: 'boolean', default: false },
      answers: { type: 'string', default: '1000000' },
    },
  });
  const [name = 'whole'] = positionals;
  if (name === 'quick') return quick();
  if (name === 'page') return writePage();
  const forms = name === 'whole' ? WHOLE : isForm(name) ? [name] : [];
  if (forms.length === 0) throw new Error(USAGE);
  for (const form of forms) await run(form, { small: values.small, answers: Number(values.answers) });
  if (!values.small) writePage();
}

async function run<F extends FormName>(form: F, size: Size & { answers: number }): Promise<void> {
  progress(`== ${form}`);
  const result = await FORMS[form](size);
  printResult(form, result);
  if (size.small) return;
  console.log(`Kept in ${keepResult(form, result)}`);
  if (form === 'overload') tellScorecard(result as Results['overload']);
}

const isForm = (name: string): name is FormName => Object.hasOwn(FORMS, name);

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
