import supertest from 'supertest';
import { expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { createExpress } from './create-express.ts';
import { requestId } from './request-id.ts';
import { requestLog } from './request-log.ts';

test('What people did stands in the log; scrapes do not, and files of the web app only when they are missing', async () => {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const app = createExpress();
  app.use(requestId(), requestLog(log));
  app.get(['/api/machines', '/health', '/assets/page.js'], (_request, response) => void response.json({}));
  const client = supertest(app);
  for (const path of ['/api/machines', '/health', '/assets/page.js', '/assets/gone.js'])
    await client.get(path);
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
    'GET /api/machines 200',
    'GET /assets/gone.js 404',
  ]);
});
