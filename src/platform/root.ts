import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : findRoot(dirname(from));
}

/** The project's own folder, from source and from the built files alike. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
