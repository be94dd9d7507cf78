import { z } from 'zod';
import { endpoint, listOf, name, pageQuery, seen } from '../endpoint.ts';
import { Role } from '../words.ts';
import { Email, User } from './auth.ts';

/** A user as admins see them. */
export const Person = User.extend({
  updatedAt: z.string(),
  lastSeenAt: z.string().nullable(),
  /** Signs in with a code as well. */
  totp: z.boolean(),
  /** Made with a generated password that nobody has used yet. */
  provisional: z.boolean(),
});
export type Person = z.infer<typeof Person>;

const PersonId = z.object({ id: z.uuid('is not an id') });
const InvitationId = PersonId;

export const listUsers = endpoint({
  method: 'GET',
  path: '/api/users',
  access: 'admin',
  summary: 'Users, newest first; `search` is looked for in name and e-mail',
  query: z.object({
    ...pageQuery,
    search: z.string().max(254).optional(),
    role: Role.optional(),
    state: z.enum(['active', 'disabled']).optional(),
  }),
  response: listOf(Person),
});
export const changeUser = endpoint({
  method: 'PATCH',
  path: '/api/users/:id',
  access: 'admin',
  summary: 'Change a name or a role, disable or enable; there is always an active admin',
  params: PersonId,
  body: z.object({ ...seen, name: name(120), role: Role, disabled: z.boolean() }).partial(),
  response: Person,
  changes: ['users'],
});
export const resetTotp = endpoint({
  method: 'POST',
  path: '/api/users/:id/reset-totp',
  access: 'admin',
  summary: 'Let somebody who has lost the phone sign in with the password alone',
  params: PersonId,
  response: Person,
  changes: ['users'],
});

export const invite = endpoint({
  method: 'POST',
  path: '/api/users/invitations',
  access: 'admin',
  summary: 'Invite somebody: the token works once, for seven days',
  body: z.object({ email: Email, role: Role }),
  response: z.object({ email: z.string(), role: Role, token: z.string(), expiresAt: z.string() }),
  status: 201,
  changes: ['users'],
});
export const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: Role,
  invitedBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof Invitation>;
export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/users/invitations',
  access: 'admin',
  summary: 'Invitations that can still be taken up, newest first; at most 200',
  response: z.object({ items: z.array(Invitation) }),
});
export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: '/api/users/invitations/:id',
  access: 'admin',
  summary: 'Withdraw an invitation: its link is good no more',
  params: InvitationId,
  response: z.object({ success: z.literal(true) }),
  changes: ['users'],
});
