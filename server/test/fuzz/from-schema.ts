import fc from 'fast-check';
import { hostileText, hostileValue } from './hostile.ts';

/** The part of JSON Schema that zod writes. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/** Ids and names that mean something to the server, by the names of the fields that they stand in. */
export type Meaningful = Record<string, readonly unknown[]>;

/**
 * Values that mostly fit a schema, so that they get past it, and are hostile in some place: a text where anything goes, another kind of
 * value where one is named, a field too many or too few.
 */
export function fromSchema(schema: Schema, meaningful: Meaningful, field = ''): fc.Arbitrary<unknown> {
  const known = meaningful[field];
  const fitting = fits(schema, meaningful, field);
  return fc.oneof(
    { weight: known ? 40 : 12, arbitrary: known ? fc.constantFrom(...known) : fitting },
    { weight: known ? 8 : 0, arbitrary: fitting },
    { weight: 1, arbitrary: hostileValue },
  );
}

function fits(schema: Schema, meaningful: Meaningful, field: string): fc.Arbitrary<unknown> {
  const several = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (several) return fc.oneof(...several.map((one) => fromSchema(one, meaningful, field)));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return object(schema, meaningful);
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}, meaningful, field), {
        minLength: Math.min(schema.minItems ?? 0, 3),
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return number(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return hostileValue;
  }
}

function object(schema: Schema, meaningful: Meaningful): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, fromSchema(one, meaningful, name)]),
  );
  const asDescribed = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
  const others =
    typeof additionalProperties === 'object' ? fromSchema(additionalProperties, meaningful) : hostileValue;
  return fc.oneof(
    { weight: 10, arbitrary: asDescribed },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    {
      weight: typeof additionalProperties === 'object' ? 10 : 1,
      arbitrary: fc
        .tuple(asDescribed, fc.array(fc.tuple(hostileText, others), { maxLength: 3 }))
        .map(([value, more]) => Object.fromEntries([...Object.entries(value), ...more])),
    },
  );
}

function text({ format, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  const of: Record<string, fc.Arbitrary<string>> = {
    'date-time': fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    date: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    uuid: fc.uuid(),
    email: fc.oneof(fc.emailAddress(), fc.constant('admin@example.com')),
  };
  const right = of[format ?? ''];
  if (right) return fc.oneof({ weight: 8, arbitrary: right }, { weight: 1, arbitrary: hostileText });
  const plain = fc.string({
    unit: 'grapheme',
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, 60)),
  });
  return fc.oneof(
    { weight: 4, arbitrary: hostileText },
    { weight: 3, arbitrary: plain },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.constant('é'.repeat(Math.min(maxLength, 5_000))) },
  );
}

function number({ type, minimum = -(2 ** 53), maximum = 2 ** 53 }: Schema): fc.Arbitrary<number> {
  const edges = fc.constantFrom(minimum, maximum, 0, 1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53);
  const [min, max] = [Math.max(minimum, -(2 ** 53)), Math.min(maximum, 2 ** 53)];
  const any =
    type === 'integer'
      ? fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) })
      : fc.double({ min, max, noNaN: true });
  return fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }) }, any, edges);
}
