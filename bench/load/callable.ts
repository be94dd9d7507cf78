import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A child process whose functions are called over its channel. */
export interface Called {
  pid: number;
  call<T>(name: string, ...args: unknown[]): Promise<T>;
  stop(): Promise<void>;
}

interface Ask {
  id: number;
  name: string;
  args: unknown[];
}
interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

/** Starts `file` as a process of its own; it must call `answerCalls`. */
export async function startCalled(file: URL): Promise<Called> {
  const child = fork(file, { execArgv: ['--import', 'tsx'] });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let asked = 0;
  child.on('message', ({ id, result, error }: Answer) => {
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) waiter?.resolve(result);
    else waiter?.reject(new Error(error));
  });
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file.pathname} ended: ${code ?? signal}`));
  });
  await once(child, 'spawn');
  return {
    pid: child.pid ?? 0,
    call: <T>(name: string, ...args: unknown[]) =>
      new Promise<T>((resolve, reject) => {
        const id = asked++;
        waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
        child.send({ id, name, args } satisfies Ask, (error) => error && reject(error));
      }),
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  child.kill('SIGTERM');
  await exited;
}

/** In the child: answers calls until the parent goes. */
export function answerCalls(functions: Record<string, (...args: never[]) => unknown>): void {
  process.on('message', async ({ id, name, args }: Ask) => {
    const answer: Answer = { id };
    try {
      answer.result = await functions[name]?.(...(args as never[]));
    } catch (error) {
      answer.error = error instanceof Error ? error.message : String(error);
    }
    if (process.connected) process.send?.(answer);
  });
  process.once('disconnect', () => process.exit());
}
