import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.js';

/** Served under `/assets/`. The address changes with the content, so browsers may keep a file for good. */
export const assetsFolder = join(projectRoot, 'templates', 'assets');

/** Served under `/assets/packages/` as they were installed. */
export const packagedAssetsFolder = join(projectRoot, 'node_modules', '@event-calendar', 'build', 'dist');
const packagedAssets = ['event-calendar.min.js', 'event-calendar.min.css'];

let urls: Map<string, string> | null = null;

function hashAssets(): Map<string, string> {
  const url = (folder: string, path: string) => (name: string) => {
    const content = readFileSync(join(folder, name));
    const hash = createHash('sha256').update(content).digest('base64url').slice(0, 12);
    return [name, `${path}${name}?v=${hash}`] as const;
  };
  return new Map([
    ...readdirSync(assetsFolder).map(url(assetsFolder, '/assets/')),
    ...packagedAssets.map(url(packagedAssetsFolder, '/assets/packages/')),
  ]);
}

/** The address of a file in `templates/assets`, or of a packaged one. Throws when there is none. */
export function assetUrl(name: string): string {
  urls ??= hashAssets();
  const url = urls.get(name);
  if (!url) throw new Error(`no asset "${name}" in templates/assets`);
  return url;
}
