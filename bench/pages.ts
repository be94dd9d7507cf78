import { pages } from './forms/pages.ts';
import { printResult } from './report/print-result.ts';

/** `npm run bench:pages`: the same as `npm run bench -- pages`, without keeping the figures. */
printResult('pages', await pages({ small: false }));
