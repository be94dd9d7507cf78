import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { listInvitations } from '../../shared/contracts/people.ts';
import type { Verb } from '../context.ts';
import { invitations } from '../db/schema/invitations.ts';
import { users } from '../db/schema/users.ts';

const MOST = 200;

/** Those that can still be taken up; their links are known to nobody any more. */
export const listInvitationsVerb: Verb<typeof listInvitations> = async ({ db, clock }) => {
  const rows = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: users.name,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(and(isNull(invitations.usedAt), gt(invitations.expiresAt, clock())))
    .orderBy(desc(invitations.createdAt))
    .limit(MOST);
  const items = rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
  return { items };
};
