import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DateTime } from 'luxon';
import type { Actor } from '../../src/people/person.rules.js';
import { type RunningApp, startApp } from '../support/app.js';
import { findFaults, openWindow, signIn, takePicture } from '../support/browser.js';
import { openBrowser } from '../support/chromium.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { aDepartment, aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';

let database: TestDatabase;
let app: RunningApp;
let browser: Browser;
let people: Record<'lead' | 'host' | 'visitor', Actor>;

const zone = 'Europe/Amsterdam';
const day = DateTime.now().setZone(zone).plus({ weeks: 2 }).startOf('week').plus({ days: 1 });

beforeAll(async () => {
  database = await openTestDatabase();
  people = await database.transactions.run(async (tx) => {
    const contactCentre = await aHostDepartment(tx, { name: 'Klantenservice Telefoon', place: 'Zwolle' });
    const marketing = await aDepartment(tx, { name: 'Marketing' });
    return {
      lead: await aLead(tx, contactCentre, { givenName: 'Sanne', namePrefix: '', familyName: 'Bakker' }),
      host: await aHost(tx, contactCentre, { givenName: 'Aïcha', namePrefix: 'van der', familyName: 'Meer' }),
      visitor: await aPerson(tx, {
        givenName: 'Noor',
        namePrefix: 'de',
        familyName: 'Boer',
        departmentId: marketing.id,
      }),
    };
  });
  [app, browser] = await Promise.all([startApp({ databaseUrl: database.url }), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
  await database.close();
});

const windows = new Map<string, BrowserContext>();

/** The page of somebody at their own desk; signed in the first time. */
async function desk(who: keyof typeof people): Promise<Page> {
  const known = windows.get(who);
  if (known) return known.pages()[0]!;
  const window = await openWindow(browser, app.baseUrl);
  windows.set(who, window);
  const page = await window.newPage();
  await signIn(page, database.transactions, people[who].id);
  return page;
}

/** The calendar object of the newest mail in this person's outbox. */
async function newestEvent(page: Page) {
  await page.goto('/outbox');
  await page.locator('main .rows a').first().click();
  const href = await page.getByRole('link', { name: /agenda|downloaden|\.ics/i }).getAttribute('href');
  const text = await (await page.request.get(href!)).text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
  return { method: calendar.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence, event };
}

/** Mails are sent by jobs: waits until this person has so many. */
async function untilMails(who: keyof typeof people, count: number): Promise<void> {
  const { email } = people[who];
  // The mails of a decision wait until it can no longer be undone.
  for (let tries = 0; tries < 250; tries++) {
    const [{ n }] = await database.dataSource.query(
      'SELECT count(*)::int AS n FROM outbox_mails WHERE recipient = $1',
      [email],
    );
    if (n >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${who} got fewer than ${count} mails`);
}

describe('the first visit', () => {
  it('a lead publishes a moment', async () => {
    const page = await desk('lead');
    await page.goto('/slots/new');
    await page.getByLabel('Datum').fill(day.toISODate()!);
    await page.getByLabel('Van', { exact: true }).fill('09:30');
    await page.getByLabel('Tot', { exact: true }).fill('09:00');
    await page.getByLabel('Aïcha van der Meer').check();
    await page.getByLabel(/Goed om te weten/).fill('Meld je bij de receptie.');
    await page.getByRole('button', { name: 'Plaats het moment' }).click();
    expect(await page.getByLabel(/Goed om te weten/).inputValue()).toBe('Meld je bij de receptie.');
    expect(await findFaults(page)).toEqual([]);
    await page.getByLabel('Tot', { exact: true }).fill('12:00');
    await page.getByRole('button', { name: 'Plaats het moment' }).click();
    await page.getByRole('status').getByText('Het moment staat open.').waitFor();
  });

  it('a colleague of another department requests a seat with a learning goal', async () => {
    const page = await desk('visitor');
    await page.getByRole('link', { name: 'Momenten', exact: true }).click();
    await page.getByRole('link', { name: 'Klantenservice Telefoon' }).click();
    await page.getByRole('button', { name: 'Vraag deze plaats aan' }).click();
    await page.getByLabel('Leerdoel 1').fill('Waarover bellen klanten na de jaarafrekening?');
    await page.getByLabel('Ik heb dit gelezen').check();
    await page.getByRole('button', { name: 'Vraag deze plaats aan' }).click();
    await page.getByRole('status').getByText('Je aanvraag is verstuurd.').waitFor();
  });

  it('the lead reads the mail and approves', async () => {
    await untilMails('lead', 1);
    const page = await desk('lead');
    await page.goto('/outbox');
    await page.getByRole('link', { name: /Noor de Boer/ }).click();
    await page.goto('/decisions');
    await page.getByText('Waarover bellen klanten na de jaarafrekening?').waitFor();
    await takePicture(page, 'decisions');
    await page.getByRole('button', { name: 'Goedkeuren' }).click();
    await page.getByRole('status').getByText('is goedgekeurd').waitFor();
  });

  let uids: string[];

  it('visitor and host each get an invite of their own for the same hours', async () => {
    await untilMails('visitor', 1);
    await untilMails('host', 1);
    const invites = [await newestEvent(await desk('visitor')), await newestEvent(await desk('host'))];
    for (const { method, sequence, event } of invites) {
      expect([method, sequence]).toEqual(['REQUEST', 0]);
      expect(event.startDate.toJSDate()).toEqual(day.set({ hour: 9, minute: 30 }).toJSDate());
      expect(event.endDate.toJSDate()).toEqual(day.set({ hour: 12 }).toJSDate());
    }
    uids = invites.map(({ uid }) => uid);
    expect(uids[0]).not.toBe(uids[1]);
  });

  it('the visitor cannot come, and the event disappears from both calendars', async () => {
    const page = await desk('visitor');
    await page.goto('/visits');
    await page
      .getByRole('link', { name: /Klantenservice Telefoon/ })
      .first()
      .click();
    await page.getByText('Ik kan niet komen').click();
    await page.getByLabel('Waarom gaat het niet door?').fill('Ik ben ziek.');
    await page.getByRole('button', { name: 'Zeg het bezoek af' }).click();
    await page.getByRole('status').getByText('Het bezoek is afgezegd.').waitFor();
    await untilMails('visitor', 2);
    await untilMails('host', 2);
    const cancels = [await newestEvent(await desk('visitor')), await newestEvent(await desk('host'))];
    expect(cancels.map(({ method, sequence, uid }) => [method, sequence, uid])).toEqual(
      uids.map((uid) => ['CANCEL', 1, uid]),
    );
  });
});
