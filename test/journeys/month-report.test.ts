import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Browser, Download, Page } from 'playwright-core';
import type { Actor } from '../../src/people/person.rules.js';
import { type RunningApp, startApp } from '../support/app.js';
import { openWindow, signIn } from '../support/browser.js';
import { openBrowser } from '../support/chromium.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { anHr } from '../support/people.js';
import { aRandomLoop } from '../support/random-loop.js';

let database: TestDatabase;
let app: RunningApp;
let browser: Browser;
let hr: Actor;

const zone = 'Europe/Amsterdam';
const lastMonth = DateTime.now().setZone(zone).startOf('month').minus({ months: 1 });

beforeAll(async () => {
  database = await openTestDatabase();
  hr = await database.transactions.run(async (tx) => {
    await aRandomLoop(tx, { seed: 3, end: new Date() });
    return anHr(tx);
  });
  [app, browser] = await Promise.all([startApp({ databaseUrl: database.url }), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
  await database.close();
});

async function download(page: Page, name: RegExp): Promise<{ download: Download; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).first().click()]);
  return { download: file, content: await readFile(await file.path()) };
}

it('HR looks at the insights, reads the month, takes it along and asks for it by mail', async () => {
  const page = await (await openWindow(browser, app.baseUrl)).newPage();
  await signIn(page, database.transactions, hr.id);

  await page.goto('/insights');
  await page.getByRole('heading', { name: 'Van leerpunt naar resultaat' }).waitFor();
  // Every chart comes by itself, and has its table beneath.
  await page.locator('figure#response').waitFor();
  const loop = page.locator('figure#loop');
  await loop.locator('summary').click();
  await loop.getByRole('row', { name: /^Met een verbeteractie/ }).waitFor();
  const sheet = await download(page, /^CSV-bestand ?: Van leerpunt naar resultaat$/);
  expect(sheet.download.suggestedFilename()).toBe('loop.csv');
  expect(sheet.content.toString()).toMatch(/Stap;Leerpunten;Deel\r\nLeerpunten;\d+;100\r\n/);

  await page.getByRole('link', { name: 'Maandrapport' }).click();
  const month = lastMonth.setLocale('nl').toFormat('LLLL yyyy');
  await page.getByRole('heading', { level: 1, name: `Maandrapport ${month}` }).waitFor();
  const book = await download(page, /^Excel-bestand$/);
  expect(book.download.suggestedFilename()).toBe('maandrapport.xlsx');
  expect(book.content.subarray(0, 2).toString()).toBe('PK');
  const table = (await download(page, /^CSV-bestand$/)).content.toString();
  expect(table).toContain('Onderdeel;Wat;Aantal;Toelichting');
  expect(table).toMatch(/Bezoeken;Bezoeken;\d+;/);

  await page.getByRole('button', { name: 'Mail mij het rapport' }).click();
  await page.getByText('Het rapport komt voortaan elke maand in je mail.').waitFor();
  await page.goto('/account/mail');
  expect(await page.getByLabel('Elke maand: het rapport over meekijken').isChecked()).toBe(true);
});
