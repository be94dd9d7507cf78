import { z } from 'zod';
import { cleanText, endpoint, name } from '../endpoint.ts';
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

export const Email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email('is not an e-mail address'))
  .transform((e) => e.toLowerCase());
/** Length is what makes a password strong; 1,024 keeps hashing it cheap. */
export const NewPassword = z.string().min(10, 'must have at least 10 characters').max(1024);

const SignedIn = z.object({ token: z.string(), refreshToken: z.string(), user: User });
export const Done = z.object({ success: z.literal(true) });

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
  changes: ['users'],
});
export const firstRun = endpoint({
  method: 'GET',
  path: '/api/auth/first-run',
  access: 'public',
  summary:
    'Is there a first admin: nobody (open), one with a generated password that nobody has used (provisional), or yes (done)',
  response: z.object({ state: z.enum(['open', 'provisional', 'done']) }),
});
export const claim = endpoint({
  method: 'POST',
  path: '/api/auth/claim',
  access: 'public',
  summary:
    'Make the provisional first admin one’s own, with the password that was printed at the first start',
  body: z.object({
    code: z.string().trim().min(1, 'is required').max(1024),
    email: Email,
    password: NewPassword,
    name: name(120),
  }),
  response: SignedIn,
  changes: ['users'],
});
export const lookAtInvitation = endpoint({
  method: 'POST',
  path: '/api/auth/invitation',
  access: 'public',
  summary: 'Whom an invitation is for',
  body: z.object({ invitation: z.string().min(1).max(200) }),
  response: z.object({ email: z.string(), role: Role, expiresAt: z.string() }),
});
export const login = endpoint({
  method: 'POST',
  path: '/api/auth/login',
  access: 'public',
  summary: 'Sign in; sets an http-only cookie too',
  body: z.object({
    email: z.string().min(1).max(254),
    password: z.string().min(1).max(1024),
    /** Six digits, or a recovery code; needed when the answer without it is `totp_required`. */
    code: cleanText(40).optional(),
  }),
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

export const me = endpoint({
  method: 'GET',
  path: '/api/users/me',
  access: 'signed-in',
  summary: 'The user of this session',
  response: User,
});
