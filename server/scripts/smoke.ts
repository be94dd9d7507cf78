/**
 * `npm run smoke -- URL`: is a running installation sound, seen from outside and without signing in? Changes nothing.
 * Exit code 1 when anything is not as the contract says.
 */
interface Check {
  what: string;
  path: string;
  init?: RequestInit;
  status: number;
}

const checks: Check[] = [
  { what: 'it is healthy', path: '/health', status: 200 },
  { what: 'the database answers', path: '/api/health/db', status: 200 },
  { what: 'the state of its parts can be read', path: '/api/system-status', status: 200 },
  { what: 'the web app is there', path: '/', init: { headers: { accept: 'text/html' } }, status: 200 },
  { what: 'nobody gets in without a session', path: '/api/protected', status: 401 },
  {
    what: 'a wrong verify token is refused',
    path: '/api/whatsapp/webhook?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1',
    status: 403,
  },
  {
    what: 'an unsigned webhook is refused',
    path: '/api/whatsapp/webhook',
    init: { method: 'POST', body: '{}' },
    status: 401,
  },
  { what: 'photos need a session', path: '/api/whatsapp-photos/none.jpg', status: 401 },
  {
    what: 'no way leads out of the photo folder',
    path: '/api/whatsapp-photos/..%2f..%2fpackage.json',
    status: 403,
  },
  { what: 'an unknown route is a JSON 404', path: '/api/no-such-route', status: 404 },
];

const url = process.argv[2]?.replace(/\/+$/, '');
if (!url || !/^https?:\/\//.test(url)) {
  console.error('Say which installation: npm run smoke -- http://localhost:3000');
  process.exit(2);
}

/** The status of an answer, or why there is none. */
async function ask(path: string, init?: RequestInit): Promise<number | string> {
  try {
    const response = await fetch(url + path, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    const { message, cause } = error as Error & { cause?: NodeJS.ErrnoException };
    return cause?.code ?? cause?.message ?? message;
  }
}

// Where nobody answers, ten lines that say so would hide why.
const first = await ask('/health');
if (typeof first === 'string') {
  console.log(`BAD  nobody answers at ${url}: ${first}`);
  process.exit(1);
}
let bad = 0;
for (const { what, path, init, status } of checks) {
  const got = await ask(path, init);
  if (got !== status) bad += 1;
  console.log(got === status ? `ok   ${what}` : `BAD  ${what}: ${got} instead of ${status}`);
}
console.log(bad === 0 ? 'All is well.' : `${bad} of ${checks.length} are not as they should be.`);
process.exit(bad === 0 ? 0 : 1);
