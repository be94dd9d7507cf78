import { execFile } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '../config/package-root.ts';
import { readEnvironment } from '../config/read-environment.ts';

export interface Pm2Process {
  pid: number;
  pm2_env: { status: string; restart_time: number };
}

/** pm2 with a home of its own, as an admin uses it: the command line. */
export interface Pm2 {
  run(...args: string[]): Promise<string>;
  list(): Promise<Pm2Process[]>;
  /** Ends everything, pm2's own process too. */
  end(): Promise<void>;
}

/** @param variables what kinto-app gets of the environment, besides `PATH` */
export function createPm2(home: string, variables: Record<string, string>): Pm2 {
  const { PATH } = readEnvironment();
  const env = { PATH, HOME: home, PM2_HOME: home, PM2_DISABLE_VERSION_CHECK: 'true', ...variables };
  const run = (...args: string[]) =>
    new Promise<string>((resolve, reject) => {
      const pm2 = path.join(packageRoot(), 'node_modules/pm2/bin/pm2');
      const options = { cwd: packageRoot(), env, maxBuffer: 64 * 1024 * 1024 };
      execFile(process.execPath, [pm2, ...args], options, (error, stdout, stderr) =>
        error ? reject(new Error(`pm2 ${args.join(' ')}: ${stdout}${stderr}`)) : resolve(stdout),
      );
    });
  return {
    run,
    list: async () => JSON.parse(await run('jlist', '--silent')) as Pm2Process[],
    async end() {
      await run('delete', 'all').catch(() => {});
      await run('kill');
    },
  };
}
