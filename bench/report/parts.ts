import type { Plot } from './plots/line-plot.ts';
import { costPlot, growthPlot, memoryPlot, peerPlot, replyPlot, speedPlot } from './plots/plots.ts';
import type { FormName, Results } from './results.ts';
import { answersTable } from './tables/answers-table.ts';
import { growthTable } from './tables/growth-table.ts';
import { memoryTable } from './tables/memory-table.ts';
import { overloadTable } from './tables/overload-table.ts';
import { pagesTable } from './tables/pages-table.ts';
import { peerTable } from './tables/peer-table.ts';

/** What docs/performance.md shows of each form: its table between two markers, and pictures beside the page. */
export const PARTS: {
  [F in FormName]: { table: (result: Results[F]) => string; pictures: Pictures<Results[F]> };
} = {
  answers: {
    table: answersTable,
    pictures: { speed: speedPlot, reply: replyPlot, cost: costPlot },
  },
  peer: { table: peerTable, pictures: { peer: peerPlot } },
  pages: { table: pagesTable, pictures: {} },
  growth: { table: growthTable, pictures: { growth: growthPlot } },
  overload: { table: overloadTable, pictures: {} },
  memory: { table: memoryTable, pictures: { memory: memoryPlot } },
};
type Pictures<R> = Record<string, (result: R) => Plot>;
