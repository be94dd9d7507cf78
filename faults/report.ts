import type { Verdict } from './checker/check-history.ts';
import type { History } from './run-history.ts';

export const violationsOf = ({ verdicts }: History): Verdict[] => verdicts.filter(({ count }) => count > 0);

/** The figures of a run, as they are printed and written as JSON. */
export function figuresOf(history: History) {
  const { ledger, observed, repeated } = history;
  const webhook = [...ledger.webhookMs].sort((a, b) => a - b);
  const at = (share: number) => Math.round(webhook[Math.floor(webhook.length * share)] ?? 0);
  return {
    seed: history.seed,
    seconds: Math.round(history.seconds),
    answers: new Set(ledger.sent.filter((s) => s.taskIndex !== null).map((s) => `${s.runId} ${s.taskIndex}`))
      .size,
    acknowledged: ledger.acks.size,
    ...ledger.counts,
    photos: ledger.photos.size,
    faults: history.faults,
    restarts: observed.restarts,
    unaskedExits: history.unaskedExits.length,
    messages: new Set(ledger.sent.map(({ key }) => key)).size,
    repeated: repeated.count,
    repeatedShare: repeated.share,
    webhookMs: { p50: at(0.5), p99: at(0.99) },
    mostRssMb: Math.max(0, ...observed.mostRssMb),
    longestIdleInTransactionMs: Math.round(observed.longestIdleInTransactionMs),
    deadlocks: observed.deadlocks,
    errorLines: observed.errors.length,
    violations: Object.fromEntries(history.verdicts.map(({ id, count }) => [id, count])),
  };
}

export function printHistory(history: History): void {
  const f = figuresOf(history);
  const rows: [string, string | number][] = [
    ['questions that reached a phone', f.answers],
    ['taps, with double and old ones', `${f.taps}, ${f.doubleTaps}, ${f.oldTaps}`],
    ['acknowledged messages', f.acknowledged],
    ['webhooks, not answered with 200', `${f.webhooks}, ${f.refusedWebhooks}`],
    ['duplicates brought', f.duplicates],
    ['photos, media faults', `${f.photos}, ${f.mediaFaults}`],
    ['changes by EDIT, acts of managers', `${f.edits}, ${f.managerActs}`],
    ['throttled, failed, replies lost', `${f.throttled}, ${f.serverErrors}, ${f.lostReplies}`],
    [
      'faults',
      Object.entries(f.faults)
        .map(([name, n]) => `${name} ${n}`)
        .join(', ') || 'none',
    ],
    ['restarts, exits that nobody asked for', `${f.restarts}, ${f.unaskedExits}`],
    [
      'messages, repeated',
      `${f.messages}, ${f.repeated} (${(f.repeatedShare * 100).toFixed(2)} %, bound ${history.repeated.bound})`,
    ],
    ['webhook p50, p99', `${f.webhookMs.p50} ms, ${f.webhookMs.p99} ms`],
    ['memory at most', `${f.mostRssMb} MB`],
    ['longest idle in transaction', `${f.longestIdleInTransactionMs} ms`],
    ['deadlocks, lines of errors', `${f.deadlocks}, ${f.errorLines}`],
  ];
  console.log(`\nSeed ${f.seed}, ${f.seconds} s`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(40)} ${value}`);
  for (const { id, words, count, examples } of history.verdicts) {
    console.log(`  ${count === 0 ? '✓' : '✗'} ${id.padEnd(4)} ${String(count).padStart(4)}  ${words}`);
    for (const example of examples) console.log(`           ${JSON.stringify(example)}`);
  }
}
