import { inArray } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { referencePictures } from '../db/schema/reference-pictures.ts';
import { badField } from '../errors.ts';
import type { SettledTask } from './settle-tasks.ts';

/** @throws AppError bad_request naming the first task whose reference picture nobody has uploaded */
export async function checkReferencePictures(tx: Tx, tasks: readonly SettledTask[]): Promise<void> {
  const named = [...new Set(tasks.flatMap(({ referencePicture }) => referencePicture ?? []))];
  if (named.length === 0) return;
  const rows = await tx
    .select({ filename: referencePictures.filename })
    .from(referencePictures)
    .where(inArray(referencePictures.filename, named));
  const known = new Set(rows.map(({ filename }) => filename));
  const index = tasks.findIndex(({ referencePicture: name }) => name !== undefined && !known.has(name));
  if (index >= 0)
    throw badField(`tasks.${index}.referencePicture`, 'is not a picture that was uploaded here');
}
