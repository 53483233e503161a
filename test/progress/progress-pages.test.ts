import { beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { browseAs } from '../support/browse.js';
import { aDepartment, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { aProgramme, aRotation, stopAt } from '../support/rotations.js';
import { setApp } from '../support/set-app.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const as = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);
const monday = (weeks: number) => DateTime.utc().startOf('week').plus({ weeks }).toISODate();

let phone: Department;
let hr: Actor;
let manager: Actor;

beforeAll(async () => {
  phone = await run((tx) => aHostDepartment(tx, { name: 'Telefoon' }));
  const sales = await run((tx) => aDepartment(tx, { name: 'Verkoop' }));
  hr = await run((tx) => anHr(tx));
  manager = await run((tx) => aPerson(tx, { departmentId: sales.id, givenName: 'Mila', namePrefix: '', familyName: 'Baas' })); // prettier-ignore
  await run(async (tx) => {
    const programme = await aProgramme(tx, [stopAt(phone, { toDay: 9 })], { createdById: hr.id });
    const own = { departmentId: sales.id, namePrefix: '' };
    const late = await aPerson(tx, { ...own, managerId: manager.id, givenName: '=HYPERLINK("x")', familyName: 'Laat' });
    const fresh = await aPerson(tx, { ...own, givenName: 'Cor', familyName: 'Vers' });
    await aRotation(tx, programme, { personId: late.id, firstOn: monday(-10), createdById: hr.id });
    await aRotation(tx, programme, { personId: fresh.id, firstOn: monday(1), createdById: hr.id });
  });
});

test('HR sees who is overdue and finds them in a list of everybody', async () => {
  const browsing = await as(hr);
  const overview = (await browsing.get('/onboarding')).html;
  expect(flat(overview)).toContain('Te laat 1 collega, één onderdeel');
  expect(flat(overview)).toContain('Telefoon 1 van 2 50 %');
  expect(flat(overview)).toContain('4 weken 0 van 1 0 %');
  expect(flat((await browsing.get('/onboarding?by=manager')).html)).toContain('Mila Baas 1 van 1');
  const list = flat((await browsing.get('/onboarding/hires')).html);
  expect(list).toContain('Laat');
  expect(list).toContain('Cor Vers');
  expect(list).toMatch(/0 van 1 gedaan · begint \d+ /);
  expect(list).toMatch(/0 van 1 gedaan · begonnen \d+ /);
  expect(flat((await browsing.get('/onboarding/hires?state=overdue')).html)).not.toContain('Cor Vers');
  expect(flat((await browsing.get('/onboarding/hires?search=niemand')).html)).toContain('Niemand gevonden');
});

test('a manager sees the own people and nobody who stayed away; a colleague sees nothing', async () => {
  const browsing = await as(manager);
  const overview = flat((await browsing.get('/onboarding')).html);
  expect(overview).toContain('Hoe het gaat met jouw nieuwe mensen');
  expect(overview).not.toContain('Niet gekomen');
  expect(flat((await browsing.get('/onboarding/hires?view=all')).html)).not.toContain('Cor Vers');
  expect((await browsing.get('/onboarding/hires?view=all')).status).toBe(404);
  const lead = await run((tx) => aLead(tx, phone));
  expect(flat((await (await as(lead)).get('/onboarding/hires')).html)).toContain('Cor Vers');
  expect((await (await as(await run((tx) => aPerson(tx)))).get('/onboarding')).status).toBe(404);
});

test('a manager finds the own people and the way to all of them on the start page; nobody else does', async () => {
  const { html } = await (await as(manager)).get('/');
  expect(flat(html)).toMatch(/Je nieuwe mensen .* Laat .* Telefoon, .* Te laat/);
  expect(flat(html)).not.toContain('Cor Vers');
  expect(html).toContain('href="/onboarding?view=people"');
  expect(html).toMatch(/href="\/rotations\/[^"]+"/);
  expect(flat((await (await as(hr)).get('/')).html)).not.toContain('Je nieuwe mensen');
});

test('files hold every stop, for Excel, with no formula in them', async () => {
  const call = await app.as(hr);
  const { body, headers } = await call<string>('GET', '/onboarding/export.csv');
  expect(headers.get('content-type')).toContain('text/csv');
  expect(headers.get('content-disposition')).toContain('snuffelstages.csv');
  expect(body).toContain('Naam;E-mail;Personeelsnummer');
  expect(body).toContain(`"'=HYPERLINK(""x"") Laat"`);
  expect(body.trim().split('\r\n')).toHaveLength(3);
  expect((await (await as(hr)).get('/onboarding/export.xlsx')).html.slice(0, 2)).toBe('PK');
});
