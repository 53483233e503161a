import type { BrowserContext } from 'playwright-core';
import { openBrowser } from '../support/chromium.js';
import type { BenchRole, BigCompany } from './big-company.js';

const windows = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } };

/** A real browser's word on four pages: what came over the wire, and how far things jumped while loading. */
export async function weighInBrowser(baseUrl: string, company: BigCompany): Promise<void> {
  const browser = await openBrowser();
  const journeys: [BenchRole, string[]][] = [
    ['colleague', ['/', '/slots', `/slots/${company.slotId}`, `/visits/${company.visitId}`]],
    ['lead', ['/', '/floor', '/decisions']],
  ];
  console.log('In Chromium, one page after the other:');
  for (const [role, paths] of journeys) {
    for (const [size, viewport] of Object.entries(windows)) {
      // What a service worker fetches for a page is not counted as the page's.
      const options = { baseURL: baseUrl, viewport, locale: 'nl-NL', serviceWorkers: 'block' } as const;
      const context = await browser.newContext(options);
      const [name, value] = company.cookies[role].split('=') as [string, string];
      await context.addCookies([{ name, value, url: baseUrl }]);
      for (const line of await visitAll(context, paths)) console.log(`  ${role}, ${size}: ${line}`);
      await context.close();
    }
  }
  await browser.close();
}

async function visitAll(context: BrowserContext, paths: string[]): Promise<string[]> {
  const page = await context.newPage();
  await page.addInitScript(countShifts);
  const devTools = await context.newCDPSession(page);
  let bytes = 0;
  await devTools.send('Network.enable');
  devTools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const lines: string[] = [];
  for (const path of paths) {
    bytes = 0;
    await page.goto(path, { waitUntil: 'networkidle' });
    const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
    const route = path.replace(/[\da-f]{8}-[\da-f-]{27}/, '…');
    lines.push(`${route} ${(bytes / 1000).toFixed(1)} kB, layout shift ${shift.toFixed(3)}`);
  }
  return lines;
}

/** Runs in the page, before anything else of it. */
const countShifts = `
  globalThis.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (globalThis.shift += value)))
    .observe({ type: 'layout-shift', buffered: true });`;
