import pg from 'pg';

/**
 * The SQLSTATE of an error from the database (`23505` unique violation, `40P01` deadlock, …), also when drizzle
 * has wrapped it; `null` for any other error.
 */
export function pgErrorCode(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof pg.DatabaseError) return at.code ?? null;
  }
  return null;
}

/** The name of the constraint or unique index that an error of the database is about; `null` for any other error. */
export function violatedConstraint(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof pg.DatabaseError) return at.constraint ?? null;
  }
  return null;
}
