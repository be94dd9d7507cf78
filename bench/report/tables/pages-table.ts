import type { PagesResult } from '../../forms/pages.ts';
import { number, table } from '../markdown.ts';

export function pagesTable({ lists, photos }: PagesResult): string {
  const pages = table(
    ['', 'first ms', 'p50 ms', 'p95 ms', 'kB'],
    lists.map(({ list, cold, p50, p95, kilobytes }) => [
      `\`${list}\``,
      ...[cold, p50, p95].map(number),
      String(Math.round(kilobytes)),
    ]),
  );
  const { connections, kilobytesEach, perSecond, megabytesPerSecond, took } = photos;
  return `${pages}\n\nPhotos of ${Math.round(kilobytesEach)} kB to a signed-in reader over ${connections} connections: ${number(perSecond)}/s, ${number(
    megabytesPerSecond,
  )} MB/s, p50 ${number(took.p50)} ms, p99 ${number(took.p99)} ms.`;
}
