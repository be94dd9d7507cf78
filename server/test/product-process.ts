import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { packageRoot } from '../config/package-root.ts';

/** The product as a process of its own, as an admin starts it. */
export interface ProductProcess {
  url: string;
  isRunning(): boolean;
  /** Resolves when it has ended, whoever ended it. */
  exited: Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop. @returns its exit code */
  terminate(): Promise<number | null>;
}

export interface LogLine {
  level: string;
  msg: string;
  [more: string]: unknown;
}

/**
 * Starts the product with these variables and nothing else, on a port of its own.
 * @param onLine gets every line of its log
 * @param main a compiled `main.js`, of a test build for instance; the sources unless told otherwise
 * @throws when it ends before it is ready
 */
export async function startProduct(
  variables: Record<string, string>,
  onLine: (line: LogLine) => void,
  main?: string,
): Promise<ProductProcess> {
  const child = spawn(process.execPath, main ? [main] : ['--import', 'tsx', 'server/main.ts'], {
    cwd: packageRoot(),
    env: { HOST: '127.0.0.1', PORT: '0', ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (text) => {
      const line = JSON.parse(text) as LogLine;
      onLine(line);
      if (line.msg.startsWith('Kinto is ready')) resolve(String(line.url));
    });
    void exited.then(([code, signal]) =>
      reject(new Error(`The product ended at its start: ${code ?? signal}`)),
    );
  });
  return {
    url,
    isRunning: () => isRunning(child),
    exited: exited.then(() => {}),
    async kill() {
      if (isRunning(child)) child.kill('SIGKILL');
      await exited;
    },
    async terminate() {
      if (isRunning(child)) child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
