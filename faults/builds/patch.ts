/** A change to one file of the product, for a test build alone. */
export interface Patch {
  /** From the root of the sources: `server/messages/inbox.ts`. */
  file: string;
  /** Must occur exactly once in the file, so that a patch never hits another place than the one that it was written for. */
  find: string;
  put: string;
}

/** @throws Error that names patch and file when the place is not there exactly once */
export function applyPatch(source: string, { file, find, put }: Patch, name: string): string {
  const pieces = source.split(find);
  if (pieces.length !== 2)
    throw new Error(
      `The patch "${name}" looks for one place in ${file} and finds ${pieces.length - 1}: ${JSON.stringify(find)}`,
    );
  return pieces.join(put);
}
