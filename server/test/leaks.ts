import { afterAll, beforeAll } from 'vitest';

/** Test databases that this test file has made and not dropped yet. */
export const openDatabases = new Set<string>();

let listeningBefore = 0;

beforeAll(() => {
  listeningBefore = listening();
});

/** A server that was closed still counts until the event loop has gone round; one that was not counts for ever. */
const FAREWELL_MS = 1_000;

/** Registered before those of the test file, so it runs after them. */
afterAll(async () => {
  const deadline = performance.now() + FAREWELL_MS;
  while (listening() > listeningBefore && performance.now() < deadline)
    await new Promise((resolve) => setImmediate(resolve));
  const faults: string[] = [];
  if (openDatabases.size > 0) faults.push(`${openDatabases.size} test database(s) never dropped`);
  const servers = listening() - listeningBefore;
  if (servers > 0) faults.push(`${servers} server(s) still listening`);
  if (faults.length > 0) throw new Error(`This test file leaves behind: ${faults.join('; ')}`);
});

function listening(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;
}
