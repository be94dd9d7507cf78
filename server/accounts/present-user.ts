import type { InferSelectModel } from 'drizzle-orm';
import type { User } from '../../shared/contracts/auth.ts';
import type { Person } from '../../shared/contracts/people.ts';
import type { users } from '../db/schema/users.ts';

export type UserRow = InferSelectModel<typeof users>;

export function presentUser(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    disabled: row.disabledAt !== null,
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentPerson(row: UserRow): Person {
  return {
    ...presentUser(row),
    updatedAt: row.updatedAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    totp: row.totpSecret !== null,
    provisional: row.provisional,
  };
}
