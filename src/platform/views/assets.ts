import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.js';

/** Served under `/assets/`. The address changes with the content, so browsers may keep a file for good. */
export const assetsFolder = join(projectRoot, 'templates', 'assets');

let urls: Map<string, string> | null = null;

function hashAssets(): Map<string, string> {
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(assetsFolder, name)))
      .digest('base64url')
      .slice(0, 12);
  return new Map(readdirSync(assetsFolder).map((name) => [name, `/assets/${name}?v=${hash(name)}`]));
}

/** The address of a file in `templates/assets`. Throws when there is none. */
export function assetUrl(name: string): string {
  urls ??= hashAssets();
  const url = urls.get(name);
  if (!url) throw new Error(`no asset "${name}" in templates/assets`);
  return url;
}
