import { and, eq, gt, isNull } from 'drizzle-orm';
import type { lookAtInvitation } from '../../shared/contracts/auth.ts';
import type { Verb } from '../context.ts';
import { invitations } from '../db/schema/invitations.ts';
import { AppError } from '../errors.ts';
import { hashToken, type SessionSecrets } from './session-tokens.ts';

/** Whom an invitation is for, told to whoever has its token. */
export function lookAtInvitationVerb(options: { secrets: SessionSecrets }): Verb<typeof lookAtInvitation> {
  return async ({ db, clock }, { body }) => {
    const [found] = await db
      .select({ email: invitations.email, role: invitations.role, expiresAt: invitations.expiresAt })
      .from(invitations)
      .where(
        and(
          eq(invitations.tokenHash, hashToken(options.secrets.access, body.invitation)),
          isNull(invitations.usedAt),
          gt(invitations.expiresAt, clock()),
        ),
      );
    if (!found)
      throw new AppError(
        'not_found',
        'This invitation was used, withdrawn or replaced, or it is older than seven days. Please ask an admin for a new one.',
      );
    return { ...found, expiresAt: found.expiresAt.toISOString() };
  };
}
