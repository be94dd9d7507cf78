import type { PeerResult } from '../../forms/peer.ts';
import { middle, number, percent, table } from '../markdown.ts';

export function peerTable({ rows, version, reason }: PeerResult): string {
  const peer =
    version === null ? `@builderbot/bot could not be installed: ${reason}` : `@builderbot/bot ${version}`;
  return table(
    ['operators', 'side', 'answers/s', 'reply p50 ms', 'p99', 'conversations finished'],
    rows.flatMap(({ operators, ours, peer: theirs }) => [
      side(operators, 'this product, with HTTP and PostgreSQL', ours),
      side(operators, `${peer}, in memory`, theirs),
    ]),
  );
}

function side(operators: number, who: string, measured: PeerResult['rows'][number]['peer']): string[] {
  if (!measured) return [String(operators), who, '–', '–', '–', '–'];
  const { perSecond, replyP50, replyP99, finished } = measured;
  return [
    String(operators),
    who,
    middle(perSecond),
    number(replyP50.median),
    number(replyP99.median),
    percent(finished),
  ];
}
