import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the page's files: found from the sources and from `dist/` by walking up to `package.json`. */
export function pageFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('package.json not found above the emulator');
    folder = parent;
  }
  return path.join(folder, 'emulator', 'page');
}
