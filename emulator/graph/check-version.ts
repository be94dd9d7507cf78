import { GraphError } from './graph-error.ts';

/** v20.0 went away on 2026-09-24 [M:gversions]. */
const OLDEST = 21;

/** Lets v21.0 and all later versions pass. */
export function checkVersion(version: string): void {
  const major = /^v(\d{1,3})\.\d{1,2}$/.exec(version)?.[1];
  if (major === undefined) {
    throw new GraphError(2500, { message: `Unknown path components: /${version}` });
  }
  if (Number(major) < OLDEST) {
    throw new GraphError(2635, {
      message: `(#2635) You are calling a deprecated version of the API (${version}). Please update to the latest version: v26.0.`,
    });
  }
}
