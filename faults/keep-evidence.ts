import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { figuresOf } from './report.ts';
import type { History } from './run-history.ts';

/** Writes the whole ledger of a red run beside the logs of its processes. @returns the folder */
export async function keepEvidence(history: History): Promise<string> {
  const { folder, ledger } = history;
  const write = (name: string, what: unknown) =>
    writeFile(path.join(folder, name), JSON.stringify(what, null, 1));
  await write('taps.json', [...ledger.taps.values()]);
  await write('acks.json', [...ledger.acks]);
  await write('sent.json', ledger.sent);
  await write('told.json', [...ledger.told]);
  await write('photos.json', [...ledger.photos.values()]);
  await write('runs.json', [...ledger.runs.values()]);
  await write('schedule.json', history.schedule);
  await write('verdicts.json', history.verdicts);
  await write('figures.json', figuresOf(history));
  return folder;
}
