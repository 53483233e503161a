import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { makeAction } from '../../src/actions/make-action.js';
import { openForms } from '../../src/feedback/open-forms.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import { digestHours, lastDigestOn } from '../../src/outcomes/digest.rules.js';
import { openWall } from '../../src/outcomes/open-wall.js';
import { tellFloors } from '../../src/outcomes/tell-floors.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { dueIn } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { findFaults, narrow, openWindow, signIn } from '../support/browser.js';
import { openBrowser } from '../support/chromium.js';
import { stopClockAt } from '../support/clock.js';
import { aTheme } from '../support/learnings.js';
import { listOutbox, type ReceivedMail } from '../support/mails.js';
import { aDepartment, aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;
const { doJob } = setPost(stage);

let browser: Browser;
let floor: Department;
let people: Record<'lead' | 'host' | 'visitor' | 'owner', Actor>;

const heard = 'De jaarafrekening legt niet uit waarom het bedrag omhoog gaat';
const result = 'Op de jaarafrekening staat nu waarom het bedrag verandert';

beforeAll(async () => {
  [people, browser] = await Promise.all([run(setTheScene), openBrowser()]);
});

afterAll(() => browser.close());

const setTheScene: Parameters<typeof run<typeof people>>[0] = async (tx) => {
  floor = await aHostDepartment(tx, { name: 'Klantenservice Telefoon' });
  const named = (givenName: string, familyName: string) => ({ givenName, namePrefix: '', familyName });
  const cast = {
    lead: await aLead(tx, floor, named('Sanne', 'Bakker')),
    host: await aHost(tx, floor, named('Aïcha', 'Yilmaz')),
    visitor: await aPerson(tx, named('Noor', 'Boerema')),
    owner: await aPerson(tx, { ...named('Quirijn', 'Zomerdijk'), departmentId: (await aDepartment(tx, { name: 'Facturatie' })).id }), // prettier-ignore
  };
  await aTheme(tx, { name: 'Jaarafrekening' });
  const slot = await aSlot(tx, floor, { ...hoursFromNow(-4), hostIds: [cast.host.id], createdById: cast.lead.id });
  await aVisit(tx, slot, { state: 'approved', visitorId: cast.visitor.id, hostId: cast.host.id });
  await openForms(tx, new Date());
  return cast;
};

/** The newest mail to somebody that says this; mails are sent by jobs. */
async function mailTo({ email }: Actor, text: string): Promise<ReceivedMail> {
  for (let tries = 0; tries < 200; tries++) {
    const mail = (await run(listOutbox)).findLast((one) => one.to.address === email && one.text.includes(text));
    if (mail) return mail;
    await pause(100);
  }
  throw new Error(`no mail to ${email} says ${text}`);
}

const linkIn = (mail: ReceivedMail, path: string) =>
  new RegExp(`${path}[\\w-]+`).exec(mail.text)?.[0] ?? `no ${path} in ${mail.text}`;

const pageOf = async (options = {}) => (await openWindow(browser, app.baseUrl, options)).newPage();

async function desk(who: Actor): Promise<Page> {
  const page = await pageOf();
  await signIn(page, stage.transactions, who.id);
  return page;
}

describe('from a visit to something that changed', () => {
  it('the visitor opens the link in the mail on a phone, and says what they learned without signing in', async () => {
    const page = await pageOf({ viewport: narrow });
    await page.goto(linkIn(await mailTo(people.visitor, '/feedback/by-link/'), '/feedback/by-link/'));
    for (const statement of [1, 2, 3, 4]) await page.locator(`#score${statement} .tap`).nth(3).click();
    await page.locator('[name="surprise.0.text"]').fill(heard);
    await page.locator('[name="thanks"]').fill('Dank je wel voor je rust en je uitleg!');
    const theme = page.locator('[name="surprise.0.themeId"]');
    await page.locator('[data-suggest="surprise.0"] button').press('Enter');
    expect(await theme.evaluate((select) => (select as unknown as { selectedOptions: { text: string }[] }).selectedOptions[0]?.text)).toBe('Jaarafrekening'); // prettier-ignore
    expect(await theme.evaluate((select) => select.matches(':focus'))).toBe(true);
    expect(await findFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await page.locator('button[value="send"]').click();
    await page.waitForURL('**/sent');
    const [learning] = await run((tx) => tx.findBy(Learning, { text: heard }));
    expect(learning).toMatchObject({ side: 'visitor', authorId: people.visitor.id, departmentId: floor.id });
  });

  it('the host answers the four questions of their own, and reads the thank-you', async () => {
    const page = await pageOf({ viewport: narrow });
    await page.goto(linkIn(await mailTo(people.host, '/feedback/by-link/'), '/feedback/by-link/'));
    for (const question of ['prepared', 'hindrance', 'again']) await page.locator(`#${question} .tap`).first().click();
    await page.locator('[name="fix.0.text"]').fill('Laat ons brieven lezen voordat ze weggaan');
    await page.locator('button[value="send"]').click();
    await page.waitForURL('**/sent');
    const signedIn = await desk(people.host);
    await signedIn.goto('/outcomes?view=thanks');
    await signedIn.getByText('Dank je wel voor je rust en je uitleg!').waitFor();
  });

  it('the owner reads who asks for it, and finishes it with a result', async () => {
    const { id: learningId } = await run((tx) => tx.findOneByOrFail(Learning, { text: heard }));
    const said = { title: 'Leg het bedrag uit', departmentId: people.owner.departmentId, ownerId: people.owner.id };
    await run((tx) => makeAction(tx, people.lead, { learningId, ...said, dueOn: dueIn(30) }));
    const page = await desk(people.owner);
    await page.goto(linkIn(await mailTo(people.owner, 'Leg het bedrag uit'), '/actions/'));
    await page.getByText(heard).first().waitFor();
    await finish(page);
    await page.getByText(result).first().waitFor();
  });

  it('the visitor sees on the page of the visit what it set in motion', async () => {
    const page = await desk(people.visitor);
    await page.goto('/outcomes');
    await page.getByText(result).waitFor();
    await page.getByRole('link', { name: 'Bezoek aan Klantenservice Telefoon' }).first().click();
    await page.getByRole('heading', { name: 'Wat jouw bezoek in gang zette' }).waitFor();
    await page.getByText(result).waitFor();
  });

  it('the host hears of it in the digest of the next Thursday', async () => {
    const on = lastDigestOn(new Date(Date.now() + 14 * 86_400_000), floor.timeZone);
    const { until } = digestHours(on, floor.timeZone);
    stopClockAt(new Date(until.getTime() + 60_000).toISOString());
    await run((tx) => tx.query(`DELETE FROM sweeps WHERE name = 'tell-floors'`));
    await run((tx) => tellFloors(tx, new Date(until.getTime() + 60_000)));
    stopClockAt(new Date(until.getTime() + 3_600_000).toISOString());
    // Whatever else they hear that day comes in the same mail.
    await run((tx) => tx.query(`DELETE FROM notices WHERE kind <> 'floor-digest'`));
    await doJob('mail-notices', { personId: people.host.id });
    const mail = await mailTo(people.host, `Jullie zeiden: “${heard}”`);
    expect(mail.text).toContain(result);
    expect(mail.text).not.toMatch(/Noor|Boerema|Quirijn|Zomerdijk/);
  });

  it('and reads it on the wall, where nobody is named and nobody signs in', async () => {
    const secret = await run((tx) => openWall(tx, people.lead, floor.id));
    const page = await pageOf({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
    await page.goto(`/wall/${secret}`);
    await page.getByRole('link', { name: 'Blad 2' }).click();
    await page.getByRole('heading', { name: result }).waitFor();
    expect(await page.content()).not.toMatch(/Noor|Boerema|Quirijn|Zomerdijk|Yilmaz/);
    expect(await findFaults(page)).toEqual([]);
    await run((tx) => openWall(tx, people.lead, floor.id));
    expect((await page.goto(`/wall/${secret}`))!.status()).toBe(404);
  });

  it('turns the page by itself, also without script', async () => {
    const secret = await run((tx) => openWall(tx, people.lead, floor.id));
    const plain = await (await browser.newContext({ baseURL: app.baseUrl, javaScriptEnabled: false })).newPage();
    await plain.goto(`/wall/${secret}?panel=1&lang=nl`);
    const next = await plain.locator('meta[http-equiv="refresh"]').getAttribute('content');
    expect(next).toBe(`20; url=/wall/${secret}?panel=2&lang=nl`);
    await plain.goto(next!.split('url=')[1]!);
    await plain.getByRole('heading', { name: result }).waitFor();
  });
});

async function finish(page: Page): Promise<void> {
  await page.locator('details:has(form[action$="/completion"]) > summary').click();
  await page.locator('[name="result"]').fill(result);
  await page.locator('form[action$="/completion"] button').first().click();
}
