import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { Browser, Page } from 'playwright-core';
import type { BigCompany } from '../bench/big-company.js';
import { listPages, type PageToAsk } from '../bench/page-list.js';
import { type RunningApp, startApp } from '../support/app.js';
import { bringAxe, findColourFaults, findFaults, narrow, openWindow, takePicture, wide } from '../support/browser.js';
import { openBrowser } from '../support/chromium.js';
import { createDatabase } from '../support/database.js';
import { findDemoPlace } from '../support/demo-place.js';

let app: RunningApp;
let browser: Browser;
let company: BigCompany;
let cleanUp: () => Promise<void>;

beforeAll(async () => {
  const { url, drop } = await createDatabase({ template: 'template' });
  cleanUp = drop;
  [app, browser] = await Promise.all([startApp({ databaseUrl: url, env: { MEEKIJK_DEMO: 'true' } }), openBrowser()]);
  const client = new Client(url);
  await client.connect();
  company = await findDemoPlace(client);
  await client.end();
});

afterAll(async () => {
  await browser.close();
  await app.stop();
  await cleanUp();
});

/** `npm run pictures`: as much work again as all the rest. */
const isPictured = process.env.PICTURES === 'yes';

const looks = [
  ['wide-light', wide, 'light', findFaults],
  ['wide-dark', wide, 'dark', findColourFaults],
  ['narrow-dark', narrow, 'dark', findFaults],
  ['narrow-light', narrow, 'light', findColourFaults],
] as const;

/** What is wrong with the page, for axe or for somebody who looks at it, in every size and theme. */
async function inspect(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [look, size, colorScheme, search] of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    if (isPictured) await takePicture(page, `${name}-${look}`);
    faults.push(...(await search(page)).map((fault) => `${look}: ${fault}`));
    if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) faults.push(`${look}: too wide`);
  }
  return faults;
}

/** What a script asks for, to show in a page. */
const parts = ['/visitors', '/people/suggestions'];

/** Addresses that show more than the first one of their route. */
const also = [/^\/visits\/[\da-f-]+$/, /view=(day|list|hosting)$/, /search=zzz$/, /copy=/, /order=age$/];

/** Each route by the first who may see it, those that show more as well, and the start page by everybody. */
function listOnce(): (PageToAsk & { status?: number })[] {
  const seen = new Set<string>();
  return listPages(company).filter(({ path, name }) => {
    if (parts.includes(path.split('?', 1)[0]!)) return false;
    const route = name.split(/[? ]/, 1)[0]!;
    const isMore = also.some((address) => address.test(path));
    const shown = route === '/' ? name : isMore ? path : route;
    return !seen.has(shown) && seen.add(shown);
  });
}

const windows = new Map<string, Promise<Page>>();

/** What went wrong in a window since the last time one asked. */
const heard: string[] = [];

/** The window of whom this cookie belongs to. */
function windowOf(cookie: string): Promise<Page> {
  const open = async () => {
    const window = await openWindow(browser, app.baseUrl, { reducedMotion: 'reduce' });
    await bringAxe(window);
    if (cookie) await window.setExtraHTTPHeaders({ cookie });
    const page = await window.newPage();
    page.on('console', (message) => {
      const isExpected = message.text().includes('404 (Not Found)') && page.url().endsWith('/no-such-page');
      if (message.type() === 'error' && !isExpected) heard.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => heard.push(`${page.url()}: ${error.message}`));
    return page;
  };
  const page = windows.get(cookie) ?? open();
  windows.set(cookie, page);
  return page;
}

/** All of them together take longer than a test that hangs. */
const PARTS = 8;

test.each(Array.from({ length: PARTS }, (_, part) => part + 1))(
  'every page is without a fault in both sizes and themes: part %i',
  async (part) => {
    const nowhere = { path: '/no-such-page', name: '/no-such-page', cookie: company.cookies.colleague, status: 404 };
    const pages = [...listOnce(), nowhere].filter((_, index) => index % PARTS === part - 1);
    expect(pages).not.toEqual([]);
    const faults: string[] = [];
    for (const { path, name, cookie, status = 200 } of pages) {
      const page = await windowOf(cookie);
      const answer = await page.goto(path, { waitUntil: 'load' });
      if (answer?.status() !== status) faults.push(`${name}: ${answer?.status()}`);
      const picture = name.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '');
      faults.push(...(await inspect(page, picture)).map((fault) => `${name}, ${fault}`));
    }
    expect([...heard.splice(0), ...faults]).toEqual([]);
  },
);
