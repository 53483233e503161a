import { listFiles } from '../architecture/house.js';

/** Every address that answers to this method, as the controllers say it. */
export function listRoutes(method: 'Get' | 'Post' | 'Put' | 'Patch'): string[] {
  const routes = new RegExp(`@${method}\\((?:'([^']*)')?\\)`, 'g');
  return listFiles('src', '.ts')
    .filter(({ path }) => /(pages|controller)\.ts$/.test(path))
    .flatMap(({ text: source }) =>
      source
        .split(/^@Controller\(/m)
        .slice(1)
        .flatMap((part) => {
          const base = /^'([^']*)'/.exec(part)?.[1] ?? '';
          return [...part.matchAll(routes)].map(([, path = '']) => `/${[base, path].filter(Boolean).join('/')}`);
        }),
    );
}
