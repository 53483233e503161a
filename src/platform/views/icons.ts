import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root.js';

const SYMBOL = /<symbol id="([\w-]+)" (viewBox="[\d ]+")>(.*?)<\/symbol>/gs;

let icons: Map<string, string> | null = null;

function readIcons(): Map<string, string> {
  const drawings = readFileSync(join(projectRoot, 'templates', 'icons.svg'), 'utf8').matchAll(SYMBOL);
  return new Map(
    [...drawings].map(([, name, box, paths]) => [name!, `<svg class="icon" aria-hidden="true" ${box}>${paths}</svg>`]),
  );
}

/**
 * The drawing of that name in `templates/icons.svg`, as part of the page: one that the browser fetches comes late, and
 * not at all when somebody goes on to another page meanwhile. Throws when there is none.
 */
export function drawIcon(name: string): string {
  icons ??= readIcons();
  const icon = icons.get(name);
  if (!icon) throw new Error(`no icon "${name}" in templates/icons.svg`);
  return icon;
}
