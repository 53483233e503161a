import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { openWindow, signIn } from '../support/browser.js';
import { openBrowser } from '../support/chromium.js';
import { setStage } from '../support/acts.js';
import { aHost, aHostDepartment, aLead } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot } from '../support/slots.js';

const stage = setStage();
const app = setApp(stage);

let browser: Browser;
let page: Page;
let department: Department;
let lead: Actor;

const monday = DateTime.now().setZone('Europe/Amsterdam').startOf('week').plus({ weeks: 2 });
const wednesday = monday.plus({ days: 2 });

beforeAll(async () => {
  lead = await stage.run(async (tx) => {
    department = await aHostDepartment(tx, { name: 'Klantenservice Telefoon', place: 'Zwolle' });
    await aHost(tx, department, { givenName: 'Aïcha', namePrefix: 'van der', familyName: 'Meer' });
    return aLead(tx, department);
  });
  browser = await openBrowser();
  page = await (await openWindow(browser, app.baseUrl)).newPage();
  await signIn(page, stage.transactions, lead.id);
  await page.goto(`/floor?date=${monday.toISODate()}`);
});

afterAll(() => browser.close());

const slots = () => page.locator('.floor-slot');
const said = (text: string) => page.getByRole('status').getByText(text).waitFor();

/** From the middle of one half hour of the grid to the middle of another, both on one day. */
async function drag(grid: Locator, day: DateTime, from: number, to: number): Promise<void> {
  const column = await page.locator('.day-link', { hasText: ` ${day.day} ` }).boundingBox();
  const first = await grid.getByText('9:00', { exact: true }).boundingBox();
  const second = await grid.getByText('10:00', { exact: true }).boundingBox();
  const hour = second!.y - first!.y;
  const nine = first!.y + first!.height / 2;
  const x = column!.x + column!.width / 2;
  await page.mouse.move(x, nine + (from - 9) * hour + hour / 4);
  await page.mouse.down();
  await page.mouse.move(x, nine + (to - 9) * hour - hour / 2, { steps: 4 });
  await page.mouse.move(x, nine + (to - 9) * hour - hour / 4, { steps: 2 });
  await page.mouse.up();
}

describe('a lead plans the floor', () => {
  it('drags over a free stretch and publishes a moment there', async () => {
    const grid = page.getByRole('group', { name: 'Planning van Klantenservice Telefoon' });
    await drag(grid, wednesday, 10, 12);
    await page.waitForURL('**/slots/new**');
    expect(await page.getByLabel('Datum').inputValue()).toBe(wednesday.toISODate());
    expect(await page.getByLabel('Van', { exact: true }).inputValue()).toBe('10:00');
    expect(await page.getByLabel('Tot', { exact: true }).inputValue()).toBe('12:00');
    await page.getByLabel('Aïcha van der Meer').check();
    await page.getByRole('button', { name: 'Plaats het moment' }).click();
    await said('Het moment staat open.');
    expect(await slots().count()).toBe(1);
    await page.locator('.calendar .moment').getByText('0 van 1 bezet').waitFor();
  });

  it('adds a seat, and reads why there cannot be fewer than one', async () => {
    await page.getByRole('button', { name: /Een plaats minder/ }).hover();
    await page.getByText('Een moment heeft minstens één plaats.').waitFor();
    await page.getByRole('button', { name: /Een plaats erbij/ }).click();
    await said('Het aantal plaatsen is gewijzigd.');
    await page.locator('.calendar .moment').getByText('0 van 2 bezet').waitFor();
  });

  it('copies it to the next free day', async () => {
    await page.getByRole('link', { name: /^Kopiëren/ }).click();
    expect(await page.getByLabel('Datum').inputValue()).toBe(wednesday.plus({ days: 1 }).toISODate());
    expect(await page.getByLabel('Plaatsen').inputValue()).toBe('2');
    await page.getByRole('button', { name: 'Plaats het moment' }).click();
    await said('Het moment staat open.');
    expect(await slots().count()).toBe(2);
  });

  it('copies the week to the next', async () => {
    await page.getByRole('link', { name: 'Kopieer deze week naar de volgende' }).click();
    await page.getByRole('button', { name: 'Plaats deze momenten' }).click();
    await said('Gekopieerd. De momenten staan open.');
    expect(await slots().count()).toBe(2);
  });

  it('withdraws one with a word of explanation, and is back on the floor', async () => {
    await page.getByRole('link', { name: /^Terugtrekken/ }).first().click(); // prettier-ignore
    await page.getByLabel(/Een paar woorden erbij/).fill('De bezetting is te krap.');
    await page.getByRole('button', { name: 'Trek het moment terug' }).click();
    await said('Het moment is teruggetrokken.');
    await slots().first().getByText('Teruggetrokken').waitFor();
    expect(await page.locator('.calendar .moment').count()).toBe(1);
  });

  it('reaches every moment of the grid by keyboard, in order of time', async () => {
    const early = { startsAt: wednesday.set({ hour: 7 }).toJSDate(), endsAt: wednesday.set({ hour: 9 }).toJSDate() };
    await stage.run((tx) => aSlot(tx, department, early));
    await page.goto(`/floor?date=${monday.toISODate()}`);
    const links = page.locator('.calendar .moment a');
    await links.first().waitFor();
    const texts = await links.allTextContents();
    expect(texts.map((text) => text.slice(0, 5))).toEqual(['07:00', '10:00', '10:00']);
    await page.locator('.calendar .moment a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#slot-/);
    await page.getByRole('link', { name: /^Plaats een moment op/ }).first().click(); // prettier-ignore
    expect(await page.getByLabel('Datum').inputValue()).toBe(monday.toISODate());
  });
});
