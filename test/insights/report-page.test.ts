import { beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { browseAs } from '../support/browse.js';
import { aLearning } from '../support/learnings.js';
import { aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const as = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);
const lastMonth = DateTime.now().setZone('Europe/Amsterdam').startOf('month').minus({ months: 1 });

let phone: Department;
let hr: Actor;

beforeAll(async () => {
  hr = await run((tx) => anHr(tx));
  phone = await run((tx) => aHostDepartment(tx, { name: 'Telefoon' }));
  await run(async (tx) => {
    const startsAt = lastMonth.plus({ days: 9, hours: 9 });
    const hours = { startsAt: startsAt.toJSDate(), endsAt: startsAt.plus({ hours: 3 }).toJSDate() };
    const visit = await aVisit(tx, await aSlot(tx, phone, hours), { state: 'approved' });
    await aLearning(tx, visit, { text: '=cmd|calc', timesHeard: 4, preventable: 'yes' });
  });
});

test('HR reads the last month and any before it, and takes it along', async () => {
  const browsing = await as(hr);
  const { html } = await browsing.get('/insights/report');
  expect(flat(html)).toContain(`Maandrapport ${lastMonth.setLocale('nl').toFormat('LLLL yyyy')}`);
  expect(flat(html)).toMatch(/Waar er gekeken is .* Telefoon 1/);
  expect(flat(html)).toMatch(/Contacten die niet nodig waren .* =cmd\|calc 4/);
  expect((await browsing.get(/href="(\/learnings\/[^"]+)">=cmd/.exec(html)![1]!)).status).toBe(200);
  expect(flat((await browsing.get('/insights/report?month=2020-01')).html)).toContain('Nog niets te melden');
  const file = await browsing.get(`/insights/report/export.csv?month=${lastMonth.toFormat('yyyy-MM')}`);
  expect(file.html).toContain('Waar er gekeken is;Telefoon;1;');
  // What begins as a formula would be calculated on the reader's machine.
  expect(file.html).toContain("Contacten die niet nodig waren;'=cmd|calc;4;");
  const book = await browsing.get('/insights/report/export.xlsx');
  expect(book.html.slice(0, 2)).toBe('PK');
});

test('one asks for the report by mail, and stops it, in one click', async () => {
  const browsing = await as(hr);
  expect(flat((await browsing.get('/insights/report')).html)).toContain('Mail mij het rapport');
  const asked = await browsing.post('/insights/report/subscription', { wish: 'yes' });
  expect(asked).toMatchObject({ status: 303, location: '/insights/report#mail' });
  expect(flat((await browsing.get('/insights/report')).html)).toContain('Stop met mailen');
  await browsing.post('/insights/report/subscription', { wish: 'no' });
  expect(flat((await browsing.get('/insights/report')).html)).toContain('Mail mij het rapport');
});

test('a lead reads that of the own department, and nobody else reads one', async () => {
  const lead = await run(async (tx) => aLead(tx, phone));
  expect(flat((await (await as(lead)).get('/insights/report')).html)).toMatch(/Telefoon .* Bezoeken 1 /);
  const other = await run(async (tx) => aLead(tx, await aHostDepartment(tx)));
  expect(flat((await (await as(other)).get('/insights/report')).html)).not.toContain('Telefoon');
  expect((await (await as(await run((tx) => anAdmin(tx)))).get('/insights/report')).status).toBe(200);
  for (const somebody of [await run((tx) => aHost(tx, phone)), await run((tx) => aPerson(tx))]) {
    const browsing = await as(somebody);
    for (const path of ['', '/export.csv', '/export.xlsx']) {
      expect((await browsing.get(`/insights/report${path}`)).status).toBe(404);
    }
    expect((await browsing.post('/insights/report/subscription', { wish: 'yes' })).status).toBe(404);
  }
});
