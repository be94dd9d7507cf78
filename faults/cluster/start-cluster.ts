import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../server/test/free-port.ts';
import { openLine } from '../../server/test/line.ts';
import { startOwnServer } from '../../server/test/own-server.ts';
import type { Cluster, ClusterOptions } from './cluster.ts';
import { type RunningProcess, runProcess } from './run-process.ts';
import { watch } from './watch.ts';

/** Milliseconds. */
const LONGEST_WAIT = 120_000;
const LOOK_AGAIN = 50;

/**
 * Starts a PostgreSQL and the processes of the product on it. Resolves when all of them are healthy.
 * @throws Error with the ends of their logs when they do not get so far
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = path.resolve(options.folder);
  const photosDir = path.join(folder, 'photos');
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const server = await startOwnServer({ folder: path.join(folder, 'database') });
  await options.prepare?.(server.url);
  const unaskedExits: string[] = [];
  const processes: RunningProcess[] = [];
  const logs: string[] = [];
  for (let i = 0; i < options.processes; i++) {
    const line = await openLine(server.url, { random: options.random });
    const logFile = path.join(folder, `process-${i + 1}.log`);
    logs.push(logFile);
    processes.push(
      runProcess({
        ...{ line, logFile, name: `process ${i + 1}`, main: path.resolve(options.main) },
        port: await freePort(),
        variables: {
          ...variablesOf(options),
          DATABASE_URL: line.url,
          DATA_DIR: dataDir,
          WHATSAPP_PHOTOS_DIR: photosDir,
        },
        onUnaskedExit: (told) => unaskedExits.push(told),
      }),
    );
  }
  const watching = watch(server.url, processes);
  const stopProcesses = async () => {
    await Promise.all(processes.map((process) => process.end()));
    await watching.end();
  };
  const cluster: Cluster = {
    ...{ databaseUrl: server.url, photosDir, server, processes, unaskedExits, stopProcesses },
    webhookUrls: processes.map(({ url }) => `${url}/api/whatsapp/webhook`),
    async ready() {
      const deadline = performance.now() + LONGEST_WAIT;
      while (!(await Promise.all(processes.map((process) => process.isHealthy()))).every(Boolean)) {
        if (performance.now() > deadline)
          throw new Error(`The cluster did not become healthy. ${unaskedExits.join('\n')}`);
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
      }
    },
    async stop() {
      await stopProcesses();
      for (const { line } of processes) await line.close();
      await server.close();
    },
    observed: () => ({
      ...watching.seen,
      logs,
      restarts: processes.reduce((sum, process) => sum + process.restarts(), 0),
      errors: logs.flatMap(errorsIn),
    }),
  };
  await cluster.ready().catch(async (error) => {
    await cluster.stop();
    throw error;
  });
  return cluster;
}

function variablesOf({ cloud, admin }: ClusterOptions): Record<string, string> {
  return {
    NODE_ENV: 'test',
    WHATSAPP_API_URL: cloud.apiUrl,
    WHATSAPP_ACCESS_TOKEN: cloud.accessToken,
    WHATSAPP_PHONE_NUMBER_ID: cloud.phoneNumberId,
    WHATSAPP_APP_SECRET: cloud.appSecret,
    WHATSAPP_VERIFY_TOKEN: cloud.verifyToken,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
  };
}

/** Lines that are no JSON were written past the log, by a process that could not start or by Node: errors as well. */
function errorsIn(logFile: string): string[] {
  const lines = readFileSync(logFile, 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !/^\{"level":"(trace|debug|info|warn)".*\}$/.test(line));
}
