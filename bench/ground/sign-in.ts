import { ADMIN } from './product.ts';

/** @returns the token of the first admin */
export async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  if (!response.ok) throw new Error(`Signing in was answered with ${response.status}.`);
  return ((await response.json()) as { token: string }).token;
}
