import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTemplate } from '../../shared/contracts/templates.ts';
import { createAssignmentVerb } from '../assignments/create-assignment.ts';
import { loadConfig } from '../config/load-config.ts';
import { loadSecrets } from '../config/load-secrets.ts';
import { type Kinto, startKinto } from '../kinto.ts';
import { createLogger } from '../log/logger.ts';
import { createTemplateVerb } from '../templates/create-template.ts';
import { inTurn } from './in-turn.ts';
import { messagesWebhook, postWebhook } from './signed-webhook.ts';
import { testContext } from './test-context.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const PHONE_NUMBER_ID = '106540352242922';

/** Many operators, and the product on a database of its own with a stand-in for the Cloud API: for what needs numbers. */
export interface Crowd {
  database: TestDatabase;
  /** The first process of the product, in this one. */
  kinto: Kinto;
  appSecret: string;
  /** Lines of the log at warning or worse. */
  warnings: { level: string; msg: string }[];
  /** What a process of its own is started with, to be one more of this crowd's: for `startProduct`. */
  variables: Record<string, string>;
  /** One more process on the same database, in this one. */
  another(): Promise<Kinto>;
  /** Assigns a checklist of that many OK/NOK questions, or of these, to each of these operators; their sessions, in the same order. */
  assign(operators: CrowdMember[], tasks: number | object[]): Promise<CrowdSession[]>;
  /** Makes that many operators who wrote just now. */
  hire(count: number): Promise<CrowdMember[]>;
  /** One webhook with messages of one operator; its HTTP status. */
  deliver(from: CrowdMember, messages: CrowdMessage[], to?: Kinto): Promise<number>;
  /** The clocks go on by that many seconds, for what waits to be sent too. */
  passTime(seconds: number): Promise<void>;
  now(): number;
  stop(): Promise<void>;
}

export interface CrowdMember {
  id: number;
  phoneNumber: string;
}

export interface CrowdSession {
  operator: CrowdMember;
  sessionId: string;
  submissionId: string;
  assignmentId: string;
}

export type CrowdMessage = { id: string; [part: string]: unknown };

/** A press on a button of a question, whether or not it was ever shown. */
export const press = (id: string, sessionId: string, taskIndex: number, value = 'OK'): CrowdMessage => ({
  id,
  type: 'interactive',
  interactive: {
    type: 'button_reply',
    button_reply: { id: `answer|${sessionId}|${taskIndex}|${value}`, title: value },
  },
});

export async function startCrowd(cloudUrl: string, options: { max?: number } = {}): Promise<Crowd> {
  const database = await createTestDatabase({ max: options.max ?? 8 });
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-crowd-'));
  const config = {
    ...loadConfig({ DATA_DIR: folder, WHATSAPP_PHOTOS_DIR: path.join(folder, 'photos'), HOST: '127.0.0.1' }),
    port: 0,
  };
  const secrets = loadSecrets(config);
  const warnings: Crowd['warnings'] = [];
  const log = createLogger({
    level: 'warn',
    destination: { write: (line) => void warnings.push(JSON.parse(line) as Crowd['warnings'][number]) },
  });
  let passed = 0;
  const now = () => Date.now() + passed;
  const running: Kinto[] = [];
  const another = async () => {
    const started = await startKinto({
      ...{ config, secrets, log },
      databaseUrl: database.url,
      cloud: { apiUrl: cloudUrl, accessToken: 'crowd', phoneNumberId: PHONE_NUMBER_ID },
      emulatorUrl: null,
      version: '0.0.0-test',
      clock: () => new Date(now()),
    });
    const process: Kinto = {
      ...started,
      async stop(options) {
        running.splice(running.indexOf(process), 1);
        await started.stop(options);
      },
    };
    running.push(process);
    return process;
  };
  const kinto = await another();
  const context = testContext(kinto.context, { clock: () => new Date(now()), actor: { kind: 'system' } });
  const machine = (
    await database.sql<{ id: number }>(`INSERT INTO machines (name) VALUES ('Filler') RETURNING id`)
  )[0];
  const templates = new Map<string, ReturnType<typeof makeTemplate>>();
  const makeTemplate = (tasks: number | object[]) =>
    createTemplateVerb(context, {
      params: {},
      query: {},
      body: createTemplate.body.parse({
        name: 'A checklist',
        tasks:
          typeof tasks === 'number'
            ? Array.from({ length: tasks }, (_, i) => ({ taskName: `Task ${i + 1}` }))
            : tasks,
      }),
    } as never);
  const templateOf = (tasks: number | object[]) => {
    const key = JSON.stringify(tasks);
    const made = templates.get(key) ?? makeTemplate(tasks);
    templates.set(key, made);
    return made;
  };
  let hired = 0;
  return {
    database,
    kinto,
    appSecret: secrets.whatsappAppSecret,
    warnings,
    variables: {
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      WHATSAPP_PHOTOS_DIR: config.whatsapp.photosDir,
      WHATSAPP_API_URL: cloudUrl,
      WHATSAPP_ACCESS_TOKEN: 'crowd',
      WHATSAPP_APP_SECRET: secrets.whatsappAppSecret,
      WHATSAPP_VERIFY_TOKEN: secrets.whatsappVerifyToken,
      WHATSAPP_PHONE_NUMBER_ID: PHONE_NUMBER_ID,
    },
    another,
    now,
    async hire(count) {
      hired += count;
      return database.sql<CrowdMember>(
        `WITH hired AS (
           INSERT INTO operators (name, phone_number)
           SELECT 'Operator ' || n, '+1202' || (5000000 + n) FROM generate_series($1::int, $2::int) n RETURNING id, phone_number),
         wrote AS (
           INSERT INTO inbound_messages (wamid, person, operator_id, phone_number_id, content, raw, sent_at, handled_at, outcome)
           SELECT 'wamid.hello-' || id, 'operator:' || id, id, '${PHONE_NUMBER_ID}', '{"kind":"text","text":"hello"}', '{}',
             $3::timestamptz, now(), 'ignored' FROM hired)
         SELECT id, phone_number AS "phoneNumber" FROM hired ORDER BY id`,
        [hired - count + 1, hired, new Date(now()).toISOString()],
      );
    },
    async assign(operators, tasks) {
      const template = await templateOf(tasks);
      const assign = createAssignmentVerb(kinto.conversation);
      return inTurn(operators, 8, async (operator) => {
        const body = { templateId: template.id, machineId: machine?.id ?? 0, operatorId: operator.id };
        const made = await assign(context, { params: {}, query: {}, body } as never);
        return {
          operator,
          sessionId: made.session?.id ?? '',
          submissionId: made.submissionId ?? '',
          assignmentId: made.id,
        };
      });
    },
    deliver: (from, messages, to = kinto) =>
      postWebhook(
        to.url,
        secrets.whatsappAppSecret,
        messagesWebhook(PHONE_NUMBER_ID, from.phoneNumber, messages, Math.floor(now() / 1_000)),
      ),
    async passTime(seconds) {
      passed += seconds * 1_000;
      // Locked in the order of their ids, as the product does it, so that neither waits for the other for ever.
      await database.sql(
        `UPDATE outbound_messages SET next_attempt_at = next_attempt_at - make_interval(secs => $1)
         WHERE id IN (SELECT id FROM outbound_messages WHERE status IN ('queued', 'in_doubt') ORDER BY id FOR UPDATE)`,
        [seconds],
      );
    },
    async stop() {
      await Promise.all([...running].map((each) => each.stop()));
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
