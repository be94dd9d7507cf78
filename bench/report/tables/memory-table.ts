import type { MemoryResult } from '../../forms/memory.ts';
import { number, table } from '../markdown.ts';

export function memoryTable(r: MemoryResult): string {
  return table(
    ['', `one process, ${r.operators} operators`],
    [
      ['answers', `${r.answers.toLocaleString('en-US')} in ${number(r.seconds / 60)} min`],
      ['memory after a tenth of them', `${number(r.early)} MB`],
      ['at the end', `${number(r.end)} MB`],
      ['at most', `${number(r.most)} MB`],
      ['over the last half', `${number(r.slopeOfLastHalf)} MB for each 100,000 answers`],
    ],
  );
}
