import type { Alteration } from './make-build.ts';
import type { Patch } from './patch.ts';

/**
 * Exists in test builds alone: with FAILPOINT=`name:k` the process dies, as by a power cut, when it comes to this step for the
 * k-th time.
 */
const MODULE = `
const [, wanted, time] = /^(.+):(\\d+)$/.exec(process.env.FAILPOINT ?? '') ?? [];
let hits = 0;
globalThis.hit = (name) => {
  if (name === wanted && ++hits === Number(time)) process.kill(process.pid, 'SIGKILL');
};
`;

interface Step {
  name: string;
  patches: Patch[];
}

const hit = (name: string) => `globalThis.hit?.(${JSON.stringify(name)})`;
const before = (name: string, file: string, find: string): Step => ({
  name,
  patches: [{ file, find, put: `${hit(name)};\n${find}` }],
});
const after = (name: string, file: string, find: string): Step => ({
  name,
  patches: [{ file, find, put: `${find}\n${hit(name)};` }],
});

const onCommit = (name: string, act: string): Step => ({
  name,
  patches: [
    {
      file: 'server/db/pool.ts',
      find: "pool.on('error', lost);",
      put: `pool.on('error', lost);
  pool.on('connect', (client) => {
    const query = client.query.bind(client);
    client.query = (statement, ...more) => {
      if (statement !== 'commit') return query(statement, ...more);
      ${act}
    };
  });`,
    },
  ],
});

const photoStore = 'server/photos/photo-store.ts';

/** Between these steps the product may die while it works, in the order in which an answer passes them. */
const steps: Step[] = [
  before('after the inbox insert', 'server/messages/store-inbound.ts', 'const kept = new Set(rows.map('),
  after(
    'after delivery statuses',
    'server/messages/receive-webhook.ts',
    'const unknown = statuses.length > 0 ? await take(statuses) : [];',
  ),
  {
    name: 'after the 200',
    patches: [
      {
        file: 'server/messages/webhook-router.ts',
        find: 'response.sendStatus(200);',
        put: `response.on('finish', () => ${hit('after the 200')});\nresponse.sendStatus(200);`,
      },
    ],
  },
  // Every transaction of the product's says it in these letters; those of pg-boss and of the migrations do not.
  onCommit('before COMMIT', `${hit('before COMMIT')};\n      return query(statement, ...more);`),
  onCommit(
    'after COMMIT',
    `return query(statement, ...more).then((committed) => {
        ${hit('after COMMIT')};
        return committed;
      });`,
  ),
  after('after a claim', 'server/messages/outbox.ts', 'if (!message) return false;'),
  before(
    'after the Cloud API accepted',
    'server/messages/send-one.ts',
    'const { more } = await deps.settleAccepted(',
  ),
  before('before NOTIFY', 'server/live/live.ts', 'const topics = [...gathered];'),
  before('at the start of a job', 'server/jobs/run-job.ts', 'return await options.handler({'),
  before('at the end of a job', 'server/jobs/run-job.ts', 'if (result) await rows.putOff('),
  {
    name: 'in the temporary write of a photo',
    patches: [
      {
        file: photoStore,
        find: 'await file.writeFile(bytes);',
        put: `await file.writeFile(bytes.subarray(0, bytes.length >> 1));
      ${hit('in the temporary write of a photo')};
      await file.writeFile(bytes.subarray(bytes.length >> 1));`,
      },
    ],
  },
  after('after the fsync of a photo', photoStore, 'await file.sync();'),
  after('after the rename of a photo', photoStore, 'await rename(temporary, target);'),
  before('before the row of a photo', 'server/photos/fetch-photo.ts', 'const stored = await markStored('),
];

/** Each statement of the migrations, BEGIN and COMMIT among them. */
export const IN_A_MIGRATION = 'in a migration';
const inAMigration: Patch = {
  file: 'server/db/migrate.ts',
  find: 'await dbClient.connect();',
  put: `await dbClient.connect();
  const query = dbClient.query.bind(dbClient);
  dbClient.query = (...statement) => {
    ${hit(IN_A_MIGRATION)};
    return query(...statement);
  };`,
};

/** Each file that is added to an archive, and the moment before the archive gets its name. */
export const IN_A_BACKUP = 'in a backup';
const archive = 'server/backup/archive-writer.ts';
const inABackup = [
  before(IN_A_BACKUP, archive, 'const { size } = await stat(file);'),
  before(IN_A_BACKUP, archive, 'await rename(draft, target);'),
];

export const stepNames = steps.map(({ name }) => name);

const load = (file: string, from: string): Patch => {
  const find = "import { readFileSync } from 'node:fs';";
  return { file, find, put: `import '${from}';\n${find}` };
};

/** All failpoints at once: none does anything but the one that `FAILPOINT` names. */
export const failpoints: Alteration = {
  name: 'failpoints',
  patches: [
    load('server/main.ts', './failpoint.ts'),
    load('server/scripts/backup.ts', '../failpoint.ts'),
    ...[...steps, ...inABackup].flatMap(({ patches }) => patches),
    inAMigration,
  ],
  files: { 'server/failpoint.ts': MODULE },
};
