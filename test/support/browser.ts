import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createSignInLink } from '../../src/people/request-sign-in.js';
import type { Transactions } from '../../src/platform/database/transactions.js';
import { projectRoot } from '../../src/platform/root.js';

export const wide = { width: 1280, height: 900 };
export const narrow = { width: 390, height: 844 };
const screenshots = join(projectRoot, 'test/screenshots');
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export interface WindowOptions {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  locale?: string;
  reducedMotion?: 'reduce';
}

/** Has axe in every page of the window from the start, which takes a fifth of the time of bringing it when it is asked for. */
export const bringAxe = (window: BrowserContext): Promise<unknown> => window.addInitScript({ path: axePath });

/** A browser of somebody's own, with nobody signed in. */
export function openWindow(browser: Browser, baseURL: string, options: WindowOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ baseURL, viewport: wide, locale: 'nl-NL', ...options });
}

/** Signs this person in by a link, as one printed at the start. */
export async function signIn(page: Page, transactions: Transactions, personId: string): Promise<void> {
  const { path } = await transactions.run((tx) => createSignInLink(tx, personId));
  await page.goto(path);
  await page.locator('main form button').click();
  await page.waitForURL('**/');
}

/** Writes `test/screenshots/<name>.png`, the whole page. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page against WCAG 2.2 AA: one line a fault, with the element; empty is good. */
export const findFaults = (page: Page): Promise<string[]> => runAxe(page, { type: 'tag', values: standards });

/** The same for colours alone: all that differs between two themes of a page. */
export const findColourFaults = (page: Page): Promise<string[]> =>
  runAxe(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });

async function runAxe(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(await readFile(axePath, 'utf8'));
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      nodes: { html: string; failureSummary: string }[];
    }
    const { violations } = await axe.run({ runOnly: only, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  }, runOnly);
}
