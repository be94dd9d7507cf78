import type { PeerResult } from '../../forms/peer.ts';
import { middle, number, percent, table } from '../markdown.ts';

export function peerTable({ rows, version, reason }: PeerResult): string {
  const peer =
    version === null ? `@builderbot/bot could not be installed: ${reason}` : `@builderbot/bot ${version}`;
  return table(
    [
      'operators',
      'answer after',
      'side',
      'answers/s of finished conversations',
      'reply p50 ms',
      'p99',
      'conversations finished',
    ],
    rows.flatMap(({ operators, thinkMs, ours, peer: theirs }) => [
      side([String(operators), after(thinkMs), 'this product, with HTTP and PostgreSQL'], ours),
      side([String(operators), after(thinkMs), `${peer}, in memory`], theirs),
    ]),
  );
}

const after = (thinkMs: number) => (thinkMs === 0 ? 'at once' : `${thinkMs} ms`);

function side(head: string[], measured: PeerResult['rows'][number]['peer']): string[] {
  if (!measured) return [...head, '–', '–', '–', '–'];
  const { perSecond, replyP50, replyP99, finished } = measured;
  return [...head, middle(perSecond), number(replyP50.median), number(replyP99.median), percent(finished)];
}
