/** A manager's requests: JSON over HTTP with a bearer token. */
export interface Manager {
  token: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  /** Whatever the status. */
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
}

/** @throws Error on any other status than 2xx; `ask` never does */
export async function signIn(
  url: string,
  credentials: { email: string; password: string },
): Promise<Manager> {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  const { token } = (await response.json()) as { token: string };
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  const good = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await ask(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  return {
    token,
    ask,
    get: (path) => good('GET', path),
    post: (path, body = {}) => good('POST', path, body),
    patch: (path, body) => good('PATCH', path, body),
  };
}
