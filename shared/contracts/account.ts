import { z } from 'zod';
import { cleanText, endpoint, name, seen } from '../endpoint.ts';
import { Done, NewPassword, User } from './auth.ts';

const Password = z.string().min(1, 'is required').max(1024);
/** Six digits, or a recovery code where one is taken. */
const Code = cleanText(40).pipe(z.string().min(1, 'is required'));

export const changeMe = endpoint({
  method: 'PATCH',
  path: '/api/users/me',
  access: 'signed-in',
  summary: 'Change one’s own name',
  body: z.object({ ...seen, name: name(120) }),
  response: User,
  changes: ['users'],
});
export const changePassword = endpoint({
  method: 'POST',
  path: '/api/auth/password',
  access: 'signed-in',
  summary: 'Change one’s own password; all other sessions end',
  body: z.object({ currentPassword: Password, newPassword: NewPassword }),
  response: Done,
  changes: ['users'],
});

export const Session = z.object({
  id: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  userAgent: z.string(),
  ip: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
});
export type Session = z.infer<typeof Session>;
export const listSessions = endpoint({
  method: 'GET',
  path: '/api/auth/sessions',
  access: 'signed-in',
  summary: 'Where one is signed in, last used first; at most 100',
  response: z.object({ items: z.array(Session) }),
});
export const endSession = endpoint({
  method: 'DELETE',
  path: '/api/auth/sessions/:id',
  access: 'signed-in',
  summary: 'Sign out somewhere else',
  params: z.object({ id: z.uuid('is not an id') }),
  response: Done,
  changes: ['users'],
});
export const endOtherSessions = endpoint({
  method: 'POST',
  path: '/api/auth/sessions/end-others',
  access: 'signed-in',
  summary: 'Sign out everywhere but here',
  response: z.object({ ended: z.int() }),
  changes: ['users'],
});

export const Totp = z.object({ since: z.string().nullable(), recoveryCodesLeft: z.int() });
export const getTotp = endpoint({
  method: 'GET',
  path: '/api/auth/totp',
  access: 'signed-in',
  summary: 'Since when one signs in with a code as well; null: with the password alone',
  response: Totp,
});
export const beginTotp = endpoint({
  method: 'POST',
  path: '/api/auth/totp',
  access: 'signed-in',
  summary: 'A secret for an authenticator app; nothing changes until a code confirms it',
  body: z.object({ password: Password }),
  response: z.object({ secret: z.string(), uri: z.string() }),
});
export const confirmTotp = endpoint({
  method: 'POST',
  path: '/api/auth/totp/confirm',
  access: 'signed-in',
  summary: 'Sign in with a code from now on; answers with recovery codes, shown this once',
  body: z.object({ code: Code }),
  response: z.object({ recoveryCodes: z.array(z.string()) }),
  changes: ['users'],
});
export const disableTotp = endpoint({
  method: 'POST',
  path: '/api/auth/totp/disable',
  access: 'signed-in',
  summary: 'Sign in with the password alone again',
  body: z.object({ password: Password, code: Code }),
  response: Done,
  changes: ['users'],
});
