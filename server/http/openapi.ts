import { z } from 'zod';
import { type Access, type Endpoint, ErrorBody } from '../../shared/endpoint.ts';

type JsonSchema = Record<string, unknown> & { properties?: Record<string, object>; required?: string[] };

export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

export interface Operation {
  summary: string;
  description: string;
  tags: string[];
  security: Record<string, never[]>[];
  parameters: { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: object }[];
  requestBody?: { required: boolean; content: object };
  responses: Record<string, object>;
}

/** All contracts as an OpenAPI 3.1 document: what is sent in the form that is accepted, answers in the form that is given. */
export function openApiDocument(
  contracts: readonly Endpoint[],
  info: { title: string; version: string },
): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const contract of contracts) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(contract) };
  }
  return {
    openapi: '3.1.0',
    info: { title: info.title, version: info.version },
    paths,
    components: {
      schemas: { Error: schemaOf(ErrorBody, 'output') },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token that signing in answers with.' },
      },
    },
  };
}

function operation(contract: Endpoint): Operation {
  const body = schemaOf(contract.body, 'input');
  const hasBody = Object.keys(body.properties ?? {}).length > 0;
  return {
    summary: contract.summary,
    description: WHO[contract.access],
    tags: [contract.path.split('/')[2] ?? 'health'],
    security: contract.access === 'public' ? [] : [{ bearer: [] }],
    parameters: [
      ...parameters(contract.params, 'path'),
      ...parameters(contract.query, 'query'),
      ...(contract.idempotent ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(hasBody && {
      requestBody: { required: (body.required ?? []).length > 0, content: contentOf(contract, body) },
    }),
    responses: {
      [contract.status]: {
        description: 'Done.',
        content: contract.files ? files(contract.files) : json(schemaOf(contract.response, 'output')),
      },
      default: { description: 'Refused.', content: json({ $ref: '#/components/schemas/Error' }) },
    },
  };
}

const IDEMPOTENCY_KEY: Operation['parameters'][number] = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: {
    type: 'string',
    maxLength: 200,
    description: 'Asked twice with the same key, it acts once and answers the same; for 24 hours.',
  },
};

const WHO: Record<Access, string> = {
  public: 'Anybody may call this.',
  'signed-in': 'For everybody who is signed in.',
  viewer: 'For viewers and all roles above.',
  reviewer: 'For reviewers, managers and admins.',
  manager: 'For managers and admins.',
  admin: 'For admins.',
};

function parameters(schema: z.ZodType, place: 'path' | 'query'): Operation['parameters'] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function json(schema: object) {
  return { 'application/json': { schema } };
}

/** zod can't say that a part is a file. */
function contentOf(contract: Endpoint, body: JsonSchema) {
  if (!contract.multipart) return json(body);
  const file = { type: 'string', format: 'binary' };
  return { 'multipart/form-data': { schema: { ...body, properties: { ...body.properties, file } } } };
}

function files(types: readonly string[]) {
  return Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));
}

/** Inline, so that nothing has to be resolved. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest as JsonSchema;
}
