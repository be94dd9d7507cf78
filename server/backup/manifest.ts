import { z } from 'zod';

/** The first word of every backup: what it is, in the last file of its archive, since only then all sums are known. */
export const MANIFEST = 'manifest.json';
export const FORMAT = 'kinto-backup-1';

export const Manifest = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  version: z.string(),
  /** Every migration that the database had run; a backup goes back into the same or a newer product. */
  migrations: z.array(z.string()).min(1),
  /** Every other file of the archive, by its name in there. */
  files: z.record(
    z.string(),
    z.object({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;
