import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { answerCalls } from '../load/callable.ts';
import { type Quantiles, quantiles } from '../measure/quantiles.ts';

/**
 * The peer: a framework for WhatsApp bots with its own test provider and its database in memory. No HTTP, no signature, no SQL, and
 * nothing is left when the process ends.
 */
export interface PeerRun {
  /** Answers of conversations that came to their end, a second: what is stuck has answered nothing. */
  perSecond: number;
  reply: Quantiles;
  /** Share of the conversations that came to their end. */
  finished: number;
}

export interface Conversations {
  operators: number;
  conversations: number;
  questions: number;
  /** From a question until its answer. */
  thinkMs: number;
}

interface Flow {
  addAnswer(words: string, options: object | null, act?: (...args: never[]) => Promise<unknown>): Flow;
}
interface Provider {
  emit(event: string, message: { from: string; body: string; name: string }): void;
  sendMessage(to: string, message: string): Promise<unknown>;
}
interface Builderbot {
  addKeyword(words: string): Flow;
  createFlow(flows: Flow[]): unknown;
  createProvider(kind: new () => Provider): Provider;
  createBot(parts: { flow: unknown; provider: Provider; database: unknown }): Promise<unknown>;
  MemoryDB: new () => unknown;
  TestTool: { TestProvider: new () => Provider };
}

/** After so long without any reply, nobody will be replied to any more. */
const GIVEN_UP_AFTER_MS = 5_000;

let phones = 0;

answerCalls({
  async run(file: string, { operators, conversations, questions, thinkMs }: Conversations): Promise<PeerRun> {
    const bot = createRequire(import.meta.url)(file) as Builderbot;
    const replies: number[] = [];
    const saidAt = new Map<string, number>();
    let begun = 0;
    let finished = 0;
    let lastAt = performance.now();

    let flow = bot.addKeyword('start');
    for (let n = 1; n <= questions; n++)
      flow = flow.addAnswer(`Question ${n} of ${questions}`, { capture: true }, async () => {});
    flow = flow.addAnswer('Done', null);

    class Phones extends bot.TestTool.TestProvider {
      override sendMessage(to: string, message: string): Promise<unknown> {
        const words = String(message);
        heard(to, words);
        return Promise.resolve({ to, words });
      }
    }
    const provider = bot.createProvider(Phones);
    await bot.createBot({ flow: bot.createFlow([flow]), provider, database: new bot.MemoryDB() });

    const say = (from: string, body: string) => {
      saidAt.set(from, performance.now());
      provider.emit('message', { from, body, name: 'Operator' });
    };
    const begin = () => {
      if (begun >= conversations) return;
      begun += 1;
      say(String(15_560_000_000 + phones++), 'start');
    };
    function heard(from: string, words: string): void {
      lastAt = performance.now();
      const since = saidAt.get(from);
      if (since !== undefined && !words.startsWith('Question 1 of')) replies.push(lastAt - since);
      if (words.startsWith('Question')) setTimeout(say, thinkMs, from, 'OK');
      else {
        finished += 1;
        saidAt.delete(from);
        begin();
      }
    }

    const startedAt = performance.now();
    for (let i = 0; i < operators; i++) begin();
    while (finished < conversations && performance.now() - lastAt < GIVEN_UP_AFTER_MS) await wait(50);
    const seconds = (lastAt - startedAt) / 1000;
    return {
      perSecond: finished === 0 ? 0 : (finished * questions) / seconds,
      reply: quantiles(replies),
      finished: finished / conversations,
    };
  },
});
