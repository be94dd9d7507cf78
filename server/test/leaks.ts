import { afterAll, beforeAll } from 'vitest';

/** Test databases that this test file has made and not dropped yet. */
export const openDatabases = new Set<string>();

let listeningBefore = 0;

beforeAll(() => {
  listeningBefore = listening();
});

/** Registered before those of the test file, so it runs after them. */
afterAll(() => {
  const faults: string[] = [];
  if (openDatabases.size > 0) faults.push(`${openDatabases.size} test database(s) never dropped`);
  const servers = listening() - listeningBefore;
  if (servers > 0) faults.push(`${servers} server(s) still listening`);
  if (faults.length > 0) throw new Error(`This test file leaves behind: ${faults.join('; ')}`);
});

function listening(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;
}
