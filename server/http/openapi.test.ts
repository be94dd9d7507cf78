import { expect, test } from 'vitest';
import { z } from 'zod';
import * as account from '../../shared/contracts/account.ts';
import * as assignments from '../../shared/contracts/assignments.ts';
import * as audit from '../../shared/contracts/audit.ts';
import * as auth from '../../shared/contracts/auth.ts';
import * as machines from '../../shared/contracts/machines.ts';
import * as operators from '../../shared/contracts/operators.ts';
import * as people from '../../shared/contracts/people.ts';
import * as submissions from '../../shared/contracts/submissions.ts';
import * as system from '../../shared/contracts/system.ts';
import * as templates from '../../shared/contracts/templates.ts';
import * as whatsapp from '../../shared/contracts/whatsapp.ts';
import { type Endpoint, endpoint } from '../../shared/endpoint.ts';
import { apiPage } from './api-page.ts';
import { openApiDocument } from './openapi.ts';

const modules = [
  account,
  assignments,
  audit,
  auth,
  machines,
  operators,
  people,
  submissions,
  system,
  templates,
  whatsapp,
];
const contracts = modules
  .flatMap((module) => Object.values(module) as unknown[])
  .filter((value): value is Endpoint => value instanceof Object && 'path' in value && 'access' in value);
const document = openApiDocument(contracts, { title: 'Kinto', version: '0.1.0' });

const operationOf = ({ method, path }: { method: string; path: string }) =>
  document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];

test('every route is there, with all parts of its path as parameters', () => {
  expect(contracts.length).toBeGreaterThan(30);
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(operations).toHaveLength(contracts.length);
  for (const contract of contracts) {
    const operation = operationOf(contract);
    expect(operation?.summary).toBe(contract.summary);
    const inPath = [...contract.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    const named = operation?.parameters.filter((parameter) => parameter.in === 'path');
    expect([contract.path, named?.map(({ name }) => name)]).toEqual([contract.path, inPath]);
  }
});

test('every reference leads somewhere, and every schema makes a schema again', () => {
  const text = JSON.stringify(document);
  for (const [, target] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = (target ?? '')
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
    expect([target, typeof found]).toEqual([target, 'object']);
  }
  const schemas = [...text.matchAll(/"schema":/g)];
  expect(schemas.length).toBeGreaterThan(contracts.length * 2);
  for (const methods of Object.values(document.paths)) {
    for (const { parameters } of Object.values(methods)) {
      for (const { schema } of parameters)
        expect(() => z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])).not.toThrow();
    }
  }
});

test('what is sent is shown as it is accepted, an answer as it is given', () => {
  const both = z.object({ count: z.coerce.number().default(3), at: z.iso.datetime().transform((d) => d) });
  const contract = endpoint({
    method: 'POST',
    path: '/api/x/:id',
    access: 'manager',
    summary: 's',
    params: z.object({ id: z.string() }),
    query: z.object({ q: z.string(), limit: z.number().default(1) }),
    body: both,
    response: z.object({ count: z.number().default(3) }),
    status: 201,
  });
  const operation = openApiDocument([contract as Endpoint], { title: 't', version: 'v' }).paths['/api/x/{id}']
    ?.post;
  expect(operation?.requestBody).toMatchObject({
    required: true,
    content: { 'application/json': { schema: { required: ['at'] } } },
  });
  expect(operation?.responses['201']).toMatchObject({
    content: { 'application/json': { schema: { required: ['count'] } } },
  });
  expect(operation?.parameters.map(({ name, required }) => [name, required])).toEqual([
    ['id', true],
    ['q', true],
    ['limit', false],
  ]);
  expect(operation?.security).toEqual([{ bearer: [] }]);
});

test('the page shows every route and lets no text become markup', () => {
  const page = apiPage(document);
  for (const { path } of contracts) expect(page).toContain(path.replace(/:(\w+)/g, '{$1}'));
  const odd = { ...document, info: { title: '<script>alert("x")</script>', version: '' } };
  expect(apiPage(odd)).not.toContain('<script>');
});
