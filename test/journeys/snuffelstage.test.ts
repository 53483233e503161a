import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Browser, Page } from 'playwright-core';
import type { Actor } from '../../src/people/person.rules.js';
import { type RunningApp, startApp } from '../support/app.js';
import { openWindow, signIn } from '../support/browser.js';
import { openBrowser } from '../support/chromium.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { aDepartment, aHost, aHostDepartment, aLead, anHr } from '../support/people.js';
import { aProgramme, stopAt } from '../support/rotations.js';
import { aSlot } from '../support/slots.js';

let database: TestDatabase;
let app: RunningApp;
let browser: Browser;
let hr: Actor;

const zone = 'Europe/Amsterdam';
const firstDay = DateTime.now().setZone(zone).plus({ weeks: 3 }).startOf('week');
const cohortFile = [
  'employeeNumber,firstName,lastName,workEmail,jobTitle,department,location,supervisorEId,hireDate',
  `70001,Noor,Jansen,noor.jansen@example.org,Marketeer,Marketing,Zwolle,,${firstDay.toISODate()}`,
  `70002,Daan,Peeters,daan.peeters@example.org,Marketeer,Marketing,Zwolle,,${firstDay.toISODate()}`,
  `70003,Els,Vos,els.vos@example.org,Marketeer,Marketing,Zwolle,,${firstDay.toISODate()}`,
].join('\n');

beforeAll(async () => {
  database = await openTestDatabase();
  hr = await database.transactions.run(async (tx) => {
    await aDepartment(tx, { name: 'Marketing' });
    const phone = await aHostDepartment(tx, { name: 'Klantenservice Telefoon' });
    const chat = await aHostDepartment(tx, { name: 'Klantenservice Chat' });
    await aProgramme(tx, [stopAt(phone, { toDay: 9 }), stopAt(chat, { toDay: 14 })], { name: 'Kennismaken' });
    for (const department of [phone, chat]) {
      const createdById = (await aLead(tx, department)).id;
      const hostIds = [(await aHost(tx, department)).id];
      const facts = { createdById, hostIds, seats: 2, audience: 'onboarding' as const, approval: 'automatic' as const };
      for (const days of department === phone ? [1, 2, 3] : [8, 9, 10]) {
        const startsAt = firstDay.plus({ days, hours: 9 });
        await aSlot(tx, department, { ...facts, startsAt: startsAt.toJSDate(), endsAt: startsAt.plus({ hours: 3 }).toJSDate() }); // prettier-ignore
      }
    }
    return anHr(tx);
  });
  [app, browser] = await Promise.all([startApp({ databaseUrl: database.url }), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
  await database.close();
});

async function atDesk(personId: string): Promise<Page> {
  const page = await (await openWindow(browser, app.baseUrl)).newPage();
  await signIn(page, database.transactions, personId);
  return page;
}

/** Looks again until it says so: a job does the work meanwhile. */
async function untilThere(page: Page, name: RegExp): Promise<void> {
  const found = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first();
  for (let tries = 0; tries < 300 && !(await found.isVisible()); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await page.reload();
  }
}

it('imports a cohort, plans it, moves a visit, publishes, and a new colleague opens the mail', async () => {
  const page = await atDesk(hr.id);

  await page.goto('/people/import');
  await page.locator('#content').setInputFiles({ name: 'lichting.csv', mimeType: 'text/csv', buffer: Buffer.from(cohortFile) }); // prettier-ignore
  await page.locator('main form .actions button').first().click();
  await untilThere(page, /^Lees 3 mensen in$/);
  await page.getByRole('button', { name: /^Lees 3 mensen in$/ }).click();
  await untilThere(page, /^Noor Jansen$/);

  await page.goto('/cohorts/new');
  await page.getByLabel('Naam').fill('Lichting Marketing');
  await page.getByLabel('Eerste werkdag vanaf').fill(firstDay.toISODate()!);
  await page.getByLabel('Eerste werkdag tot en met').fill(firstDay.toISODate()!);
  await page.getByRole('button', { name: 'Opslaan' }).click();
  await page.getByRole('button', { name: 'Geef 3 snuffelstages' }).click();
  await page.getByRole('link', { name: 'Maak een plan' }).click();
  await page.locator('main form .actions button').first().click();
  await untilThere(page, /^Naar publiceren$/);
  const planPath = new URL(page.url()).pathname;

  const placements = await listPlacements(planPath.split('/')[2]!);
  expect(placements).toHaveLength(6);
  const moved = placements[0]!;
  await page.goto(`${planPath}/hires/${moved.rotationId}`);
  await page
    .getByRole('link', { name: /^Verzet/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^Kies/ }).first().click();
  const after = await listPlacements(planPath.split('/')[2]!);
  expect(slotsOf(after)).not.toEqual(slotsOf(placements));

  await page.goto(`${planPath}/publication`);
  await page.getByText('6 nieuwe bezoeken').waitFor();
  await page.getByRole('button', { name: 'Publiceer' }).click();
  await page.getByText('6 bezoeken zijn zeker').waitFor();

  const noor = await personId('noor.jansen@example.org');
  await untilMail('noor.jansen@example.org', 'Je snuffelstage staat klaar');
  const desk = await atDesk(noor);
  await desk.goto('/outbox');
  await desk.getByRole('link', { name: /Je snuffelstage staat klaar/ }).click();
  const mail = (await desk.content()) + (await Promise.all(desk.frames().map((frame) => frame.content()))).join('');
  expect(mail).toContain('Klantenservice Telefoon');
  expect(mail).toContain('Klantenservice Chat');
});

const slotsOf = (placements: { slotId: string }[]) => placements.map(({ slotId }) => slotId);

const listPlacements = (
  planId: string,
): Promise<{ id: string; rotationId: string; stopId: string; slotId: string }[]> =>
  database.dataSource.query(
    `SELECT id, rotation_id AS "rotationId", stop_id AS "stopId", slot_id AS "slotId" FROM plan_placements
      WHERE plan_id = $1 ORDER BY id`,
    [planId],
  );

async function personId(email: string): Promise<string> {
  const [person] = await database.dataSource.query('SELECT id FROM people WHERE email = $1', [email]);
  return person.id;
}

/** Mails are sent by jobs. */
async function untilMail(recipient: string, subject: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await database.dataSource.query('SELECT FROM outbox_mails WHERE recipient = $1 AND subject = $2', [
      recipient,
      subject,
    ]);
    if (found.length) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail "${subject}"`);
}
