import { PARTS } from './parts.ts';
import type { FormName, Results } from './results.ts';

/** The tables of the page, on the terminal. */
export function printResult<F extends FormName>(form: F, result: Results[F]): void {
  console.log(`\n${form}\n\n${PARTS[form].table(result)}\n`);
}
