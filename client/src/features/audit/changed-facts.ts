type Facts = Record<string, unknown> | null;
type Plain = string | number | boolean | null;

/** One thing that an act changed: where it is in the facts, what it was and what it is. `undefined`: it was not there. */
export interface ChangedFact {
  path: string[];
  before: Plain | undefined;
  after: Plain | undefined;
}

/** Ids and times of a row say nothing that the act does not say. */
const UNTOLD = new Set(['id', 'createdAt', 'updatedAt']);

/** What differs between before and after, in the order of the facts; what an act only adds or only takes away is told as well. */
export function changedFacts(before: Facts, after: Facts): ChangedFact[] {
  const old = flatten(before);
  const now = flatten(after);
  const keys = new Set([...old.keys(), ...now.keys()]);
  const changed: ChangedFact[] = [];
  for (const key of keys) {
    const was = old.get(key);
    const is = now.get(key);
    if (was?.value === is?.value || (isEmpty(was?.value) && isEmpty(is?.value))) continue;
    changed.push({ path: was?.path ?? is?.path ?? [], before: was?.value, after: is?.value });
  }
  return changed;
}

const isEmpty = (value: Plain | undefined) => value === undefined || value === null || value === '';

interface Leaf {
  path: string[];
  value: Plain;
}

function flatten(facts: Facts): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const walk = (value: unknown, path: string[]): void => {
    const plain = plainOf(value);
    if (plain !== undefined) leaves.set(path.join('\u0000'), { path, value: plain });
    else
      for (const [key, inner] of entriesOf(value)) {
        if (!UNTOLD.has(key)) walk(inner, [...path, key]);
      }
  };
  walk(facts ?? {}, []);
  return leaves;
}

/** A list of plain values is one value; `undefined` for what has parts of its own. */
function plainOf(value: unknown): Plain | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number'))
    return value.join(', ');
  return undefined;
}

/** People count from one. */
const entriesOf = (value: unknown): [string, unknown][] =>
  Array.isArray(value)
    ? value.map((item, index) => [String(index + 1), item])
    : Object.entries((value ?? {}) as Record<string, unknown>);
