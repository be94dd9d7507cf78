import { z } from 'zod';
import { endpoint, listOf, name, pageQuery } from '../endpoint.ts';
import { Role } from '../words.ts';

export const User = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: Role,
  disabled: z.boolean(),
  createdAt: z.string(),
});
export type User = z.infer<typeof User>;

const Email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email('is not an e-mail address'))
  .transform((e) => e.toLowerCase());
/** Length is what makes a password strong; 1,024 keeps hashing it cheap. */
const NewPassword = z.string().min(10, 'must have at least 10 characters').max(1024);

const SignedIn = z.object({ token: z.string(), refreshToken: z.string(), user: User });
const Done = z.object({ success: z.literal(true) });

export const register = endpoint({
  method: 'POST',
  path: '/api/auth/register',
  access: 'public',
  summary: 'Make the first user (an admin); later ones need an invitation',
  body: z.object({
    email: Email,
    password: NewPassword,
    name: name(120),
    invitation: z.string().max(200).optional(),
  }),
  response: SignedIn,
  status: 201,
});
export const login = endpoint({
  method: 'POST',
  path: '/api/auth/login',
  access: 'public',
  summary: 'Sign in; sets an http-only cookie too',
  body: z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(1024) }),
  response: SignedIn,
});
export const logout = endpoint({
  method: 'POST',
  path: '/api/auth/logout',
  access: 'signed-in',
  summary: 'Revoke this session',
  response: Done,
});
export const refresh = endpoint({
  method: 'POST',
  path: '/api/auth/refresh',
  access: 'public',
  summary: 'A new token for a refresh token (or its cookie)',
  body: z.object({ refreshToken: z.string().max(200).optional() }),
  response: SignedIn,
});
export const verify = endpoint({
  method: 'GET',
  path: '/api/auth/verify',
  access: 'signed-in',
  summary: 'Is this session good, and whose is it',
  response: z.object({ valid: z.literal(true), user: User }),
});
export const isProtected = endpoint({
  method: 'GET',
  path: '/api/protected',
  access: 'signed-in',
  summary: 'For smoke tests: 401 without a session',
  response: z.object({ message: z.string(), user: User }),
});

export const listUsers = endpoint({
  method: 'GET',
  path: '/api/users',
  access: 'admin',
  summary: 'Users, newest first',
  query: z.object(pageQuery),
  response: listOf(User),
});
export const me = endpoint({
  method: 'GET',
  path: '/api/users/me',
  access: 'signed-in',
  summary: 'The user of this session',
  response: User,
});
export const invite = endpoint({
  method: 'POST',
  path: '/api/users/invitations',
  access: 'admin',
  summary: 'Invite somebody: the token works once, for seven days',
  body: z.object({ email: Email, role: Role }),
  response: z.object({ email: z.string(), role: Role, token: z.string(), expiresAt: z.string() }),
  status: 201,
});
