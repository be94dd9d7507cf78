import { unguardFormula } from '../csv/guard-formula.ts';

/** As spreadsheets write what must stay text: `="0042"`. */
const QUOTED_FORMULA = /^="(.*)"$/s;
const BLANKS = /[\s\u00a0]+/g;

/** A cell as the person meant it: without the marks that spreadsheets and our own export put around it, in one line. */
export function cleanCell(cell: string): string {
  const text = cell.replaceAll('\u0000', '').toWellFormed().trim();
  const inner = QUOTED_FORMULA.exec(text)?.[1] ?? text;
  return unguardFormula(inner).replace(BLANKS, ' ').trim();
}
