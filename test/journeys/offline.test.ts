import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { setStage } from '../support/acts.js';
import { openWindow, signIn } from '../support/browser.js';
import { openBrowser } from '../support/chromium.js';
import { aHostDepartment, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);

let browser: Browser;
let window: BrowserContext;
let page: Page;
let visitId: string;

beforeAll(async () => {
  const visitor = await stage.run(async (tx) => {
    const person = await aPerson(tx);
    visitId = (await aVisit(tx, await aSlot(tx, await aHostDepartment(tx)), { visitorId: person.id })).id;
    return person;
  });
  browser = await openBrowser();
  window = await openWindow(browser, app.baseUrl);
  page = await window.newPage();
  await signIn(page, stage.transactions, visitor.id);
  // The worker has kept what it needs.
  await page.evaluate('navigator.serviceWorker.ready');
});

afterAll(() => browser.close());

test('what is sent without a network is held back, said so, and still there on return', async () => {
  await page.goto(`/visits/${visitId}`);
  await page.getByText('Pas je leerdoelen aan').click();
  await page.getByLabel('Leerdoel 2').fill('Wat missen jullie van ons?');
  await window.setOffline(true);
  await page.getByRole('button', { name: 'Leerdoelen opslaan' }).click();
  await page.getByRole('status').getByText('Je hebt geen verbinding.').waitFor();
  await page.goto('/slots');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Geen verbinding');
  await window.setOffline(false);
  await page.goto(`/visits/${visitId}`);
  await page.getByText('Pas je leerdoelen aan').click();
  expect(await page.getByLabel('Leerdoel 2').inputValue()).toBe('Wat missen jullie van ons?');
  await page.getByRole('button', { name: 'Leerdoelen opslaan' }).click();
  await page.getByRole('status').getByText('Je leerdoelen zijn opgeslagen.').waitFor();
});

test('nothing of anybody is kept in the browser', async () => {
  const kept = await page.evaluate<string[]>(`(async () => {
    const paths = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths;
  })()`);
  expect(kept).toContain('/offline');
  expect(kept.filter((path) => path !== '/offline' && !path.startsWith('/assets/'))).toEqual([]);
});
