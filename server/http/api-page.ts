import type { OpenApiDocument, Operation } from './openapi.ts';

const METHODS = ['get', 'post', 'patch', 'delete'];

/** The document as a page that needs no script and nothing from elsewhere. */
export function apiPage({ info, paths }: OpenApiDocument): string {
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation = methods[method];
      if (!operation) continue;
      const tag = operation.tags[0] ?? '';
      groups.set(tag, [...(groups.get(tag) ?? []), entry(path, method, operation)]);
    }
  }
  const sections = [...groups].map(
    ([tag, entries]) => `<section><h2>${escaped(tag)}</h2>${entries.join('')}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)} API</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(info.title)} API <small>${escaped(info.version)}</small></h1>
<p>Sign in with <code>POST /api/auth/login</code>, then send <code>Authorization: Bearer …</code> with each request.
For programs: <a href="/api/openapi.json">openapi.json</a>.</p>
</header>
<main>${sections.join('')}</main>
</body>
</html>
`;
}

function entry(path: string, method: string, operation: Operation): string {
  const heading = `<b class="${method}">${method.toUpperCase()}</b> <code>${escaped(path)}</code> <span>${escaped(operation.summary)}</span>`;
  const parts = [
    ...operation.parameters.map(({ name, in: place, required, schema }) =>
      part(`${name} (${place}${required ? '' : ', optional'})`, schema),
    ),
    ...(operation.requestBody ? [part('Body', schemaIn(operation.requestBody.content))] : []),
    ...Object.entries(operation.responses)
      .filter(([status]) => status !== 'default')
      .map(([status, response]) =>
        part(`Answer ${status}`, schemaIn((response as { content: object }).content)),
      ),
  ];
  return `<details><summary>${heading}</summary><p>${escaped(operation.description)}</p>${parts.join('')}</details>`;
}

function part(title: string, schema: unknown): string {
  return `<h3>${escaped(title)}</h3><pre>${escaped(JSON.stringify(schema, null, 2))}</pre>`;
}

function schemaIn(content: object): unknown {
  const json = (content as Record<string, { schema: unknown }>)['application/json'];
  return json ? json.schema : content;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#dde2e8, #343b44); --soft: light-dark(#f5f7f9, #1b1f24); }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1.5rem; color: light-dark(#1c2733, #dfe5ec); background: light-dark(#fff, #14171b); }
h1 small { font-weight: 400; font-size: 1rem; opacity: .7; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; text-transform: capitalize; }
h3 { margin: 1rem 0 .25rem; font-size: .9rem; }
a { color: light-dark(#0b62c4, #7ab8ff); }
details { border: 1px solid var(--line); border-radius: 8px; margin: .4rem 0; padding: 0 .9rem; }
summary { cursor: pointer; padding: .6rem 0; overflow-wrap: anywhere; }
summary span { opacity: .8; margin-left: .4rem; }
summary b { display: inline-block; min-width: 4.2rem; font-size: .8rem; }
.get { color: light-dark(#0a6b3d, #5fd39a); } .post { color: light-dark(#0b57b0, #7ab8ff); }
.patch { color: light-dark(#8a5200, #f0b45c); } .delete { color: light-dark(#b3261e, #ff8a80); }
pre { background: var(--soft); border-radius: 6px; padding: .75rem; overflow: auto; font-size: .82rem; }
`;
