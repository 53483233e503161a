import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { projectRoot } from '../root.js';

/** Served under `/assets/`. */
export const assetsFolder = join(projectRoot, 'templates', 'assets');

/** Served under `/assets/packages/` as they were installed. */
const packagedAssetsFolder = join(projectRoot, 'node_modules', '@event-calendar', 'build', 'dist');
const packagedAssets = ['event-calendar.min.js', 'event-calendar.min.css'];

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Asset {
  /** Where it is served. */
  path: string;
  content: Buffer;
  contentType: string;
  /** Changes with the content, so that browsers may keep a file for good. */
  version: string;
}

let assets: Map<string, Asset> | null = null;

function readAssets(): Map<string, Asset> {
  const read = (folder: string, path: string) => (name: string) => {
    const content = readFileSync(join(folder, name));
    const contentType = types[extname(name)];
    if (!contentType) throw new Error(`what is "${name}"? Name the type of such files in assets.ts`);
    const version = createHash('sha256').update(content).digest('base64url').slice(0, 12);
    return [name, { path: path + name, content, contentType, version }] as const;
  };
  return new Map([
    ...readdirSync(assetsFolder).map(read(assetsFolder, '/assets/')),
    ...packagedAssets.map(read(packagedAssetsFolder, '/assets/packages/')),
  ]);
}

export const listAssets = (): Asset[] => [...(assets ??= readAssets()).values()];

/** The address of a file in `templates/assets`, or of a packaged one. Throws when there is none. */
export function assetUrl(name: string): string {
  assets ??= readAssets();
  const asset = assets.get(name);
  if (!asset) throw new Error(`no asset "${name}" in templates/assets`);
  return `${asset.path}?v=${asset.version}`;
}
