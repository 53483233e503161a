import { pathWith } from '../platform/views/path-with.js';
import type { showWall } from './show-wall.js';

type Wall = Awaited<ReturnType<typeof showWall>>;

/** One thing at a time, large: figures first, then each thing done, then what is under way. */
export function showPanels({ done, underWay, ...wall }: Wall, path: string, asked: { panel: string; lang: string }) {
  const panels = [
    { kind: 'figures' as const, item: null },
    ...done.map((item) => ({ kind: 'done' as const, item })),
    ...(underWay.length ? [{ kind: 'under-way' as const, item: null }] : []),
  ];
  const number = Math.min(panels.length, Math.max(1, Number.parseInt(asked.panel, 10) || 1));
  const pathOf = (panel: number) => pathWith(path, { panel: String(panel), lang: asked.lang });
  return {
    ...wall,
    underWay,
    panels: panels.map((panel, index) => ({
      ...panel,
      number: index + 1,
      isShown: index + 1 === number,
      path: pathOf(index + 1),
    })),
    isEmpty: panels.length === 1,
    // A screen without script turns the page by itself: each names the next.
    nextPath: pathOf((number % panels.length) + 1),
    path: pathWith(path, { lang: asked.lang }),
  };
}
