import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

/** What opens a transaction and is given what runs in it. */
const OPENERS = ['withTx', 'retryTx', 'conversationTx'];
/** The network; the pool itself; another connection of it. */
const FORBIDDEN = [
  { what: 'a call of the network', pattern: /\bcloudApi\b|\b(fetch|request)\(/ },
  {
    what: 'a query past the transaction',
    pattern: /\b(context|deps|options|tools)\.(db|pool)\b|(?<![\w.])(db|pool)\.\w+\(/,
  },
];

interface Node {
  type: string;
  start: number;
  end: number;
  [part: string]: unknown;
}

/** What stands inside transactions, function by function, and is none of its business there. */
function faultsIn(source: string, file: string): string[] {
  const { program } = parseSync(file, source);
  const faults: string[] = [];
  const check = ({ start, end }: Node, where: string) => {
    const code = source.slice(start, end).replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
    for (const { what, pattern } of FORBIDDEN)
      if (pattern.test(code)) faults.push(`${file}: ${what} in ${where}`);
  };
  visit(program as unknown as Node, (node) => {
    if (node.type === 'CallExpression') {
      const callee = (node.callee as Node & { name?: string }).name ?? '';
      const last = (node.arguments as Node[]).at(-1);
      if (OPENERS.includes(callee) && last) check(last, callee);
    }
    if (isFunction(node) && takesTransaction(node, source) && node.body)
      check(node.body as Node, `a function of a transaction at ${lineOf(source, node.start)}`);
  });
  return faults;
}

const isFunction = ({ type }: Node) =>
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(type);

/** By its parameters: a `Tx`, the `Work` of a conversation, or an untyped `tx` or `work`. */
function takesTransaction(node: Node, source: string): boolean {
  return (node.params as Node[]).some((param) => {
    const text = source.slice(param.start, param.end);
    const type = (param.typeAnnotation as { typeAnnotation: Node } | null | undefined)?.typeAnnotation;
    if (!type) return /^(tx|work)$/.test(text);
    return type.type === 'TSTypeReference' && /\b(Tx|Work)\b/.test(source.slice(type.start, type.end));
  });
}

const lineOf = (source: string, at: number) => source.slice(0, at).split('\n').length;

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child === 'object' && 'type' in child) visit(child as Node, look);
}

const top = path.join(import.meta.dirname, '../..');
const sources = readdirSync(path.join(top, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|(^|\/)test(data)?\//.test(file))
  .map((file) => `server/${file}`);

test('No call of the Cloud API and no query past it stands inside a transaction', () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.flatMap((file) => faultsIn(readFileSync(path.join(top, file), 'utf8'), file))).toEqual([]);
});

test.each([
  ['withTx(pool, async (tx) => { await deps.cloudApi.send(message); })', 1],
  ['withTx(context.pool, (tx) => context.db.execute(sql))', 1],
  ['const f = async (tx: Tx) => { await fetch(url); };', 1],
  ['async function f({ deps, tx }: Work) { await deps.db.execute(sql`select 1`); }', 1],
  ['conversationTx(deps, (work) => startNext(work, operatorId))', 0],
  ['withTx(context.pool, (tx) => tx.execute(sql)); await deps.cloudApi.send(message);', 0],
])('%s: %i', (source, count) => {
  // One that opens it and takes it is named twice.
  expect(new Set(faultsIn(source, 'some.ts').map((fault) => fault.split(' in ')[0])).size).toBe(count);
});
