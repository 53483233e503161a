import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aHostDepartment, aLead, anHr } from '../support/people.js';
import { setApp } from '../support/set-app.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let phone: Department;
let chat: Department;
let browsing: Browsing;

const stop = (index: number, { id }: { id: string }, facts: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries({
      departmentId: id,
      channel: '',
      fromDay: '0',
      toDay: '9',
      isRequired: 'yes',
      visits: '1',
      leastMinutes: '',
      weight: '1',
      ...facts,
    }).map(([field, value]) => [`stops.${index}.${field}`, value]),
  );
const form = (facts: Record<string, string> = {}) => ({
  name: 'Inwerken verkoop',
  mostPerDay: '1',
  mostPerWeek: '',
  jobTitles: 'verkoop, account',
  ...stop(0, phone),
  ...stop(1, chat, { fromDay: '5', toDay: '20', channel: 'chat', isRequired: 'no' }),
  ...facts,
});
/** The departments of the stops as they stand in the form. */
const chosen = (html: string) =>
  [...html.matchAll(/<option value="([\da-f-]{36})" selected/g)].map(([, id]) => (id === phone.id ? 'phone' : 'chat'));

beforeAll(async () => {
  [phone, chat] = await run(async (tx) => [
    await aHostDepartment(tx, { name: 'Klantenservice Telefoon' }),
    await aHostDepartment(tx, { name: 'Klantenservice Chat' }),
  ]);
  browsing = await browseAs(stage.transactions, app.baseUrl, await run((tx) => anHr(tx)));
});

test('HR writes a programme down, changes it, and sees both versions', async () => {
  expect(flat((await browsing.get('/programmes')).html)).toContain('Nog geen inwerkprogramma');
  const { status, location } = await browsing.post('/programmes', form());
  expect(status).toBe(303);
  const shown = flat((await browsing.get(location!)).html);
  expect(shown).toContain(
    '1. Klantenservice Telefoon één bezoek werkdag 0 t/m 9 2. Klantenservice Chat Chat · één bezoek werkdag 5 t/m 20 Optioneel',
  );
  expect(shown).toContain('Alle afdelingen · functie met: verkoop, account');
  expect(shown).toContain('Versie 1');

  const edit = await browsing.get(`${location}/edit`);
  expect(edit.html).toContain('value="verkoop, account"');
  expect(chosen(edit.html)).toEqual(['phone', 'chat']);
  await browsing.post(`${location}/edit`, { ...form({ 'stops.0.toDay': '14' }), version: '1' });
  expect(flat((await browsing.get(location!)).html)).toContain('werkdag 0 t/m 14');
  const earlier = flat((await browsing.get(`${location}?version=1`)).html);
  expect(earlier).toContain('werkdag 0 t/m 9');
  expect(earlier).toContain('Naar versie 2');
  expect(flat((await browsing.get('/programmes')).html)).toContain('Inwerken verkoop 2 onderdelen in 5 weken');
});

test('whoever saves what somebody else changed meanwhile is shown what is there now', async () => {
  const { location } = await browsing.post('/programmes', form({ name: 'Samen' }));
  await browsing.post(`${location}/edit`, { ...form({ name: 'Samen', mostPerDay: '2' }), version: '1' });
  const late = { ...form({ name: 'Samen', 'stops.1.toDay': '30' }), version: '1' };
  const refused = await browsing.post(`${location}/edit`, late);
  expect(refused.status).toBe(409);
  expect(flat(refused.html)).toContain('Nu staat er (versie 2)');
  expect(refused.html).toContain('name="version" value="2"');
  expect((await browsing.post(`${location}/edit`, { ...late, version: '2' })).status).toBe(303);
});

test('without script stops are added, moved and taken away by buttons, and nothing is kept yet', async () => {
  const step = async (name: string, facts = form()) =>
    (await browsing.post('/programmes', { ...facts, step: name })).html;
  expect(chosen(await step('down.0'))).toEqual(['chat', 'phone']);
  expect(chosen(await step('up.1'))).toEqual(['chat', 'phone']);
  expect(chosen(await step('removal.0'))).toEqual(['chat']);
  const added = await step('add');
  expect(added).toContain('id="stops.2.departmentId"');
  expect(added).toContain('value="verkoop, account"');
  expect(flat(await step('look', form({ 'stops.1.toDay': '40' })))).toContain('werkdag 5 t/m 40');
});

test('nothing that was typed is lost, and each fault stands beside the field of its stop', async () => {
  const { status, html } = await browsing.post(
    '/programmes',
    form({ name: '', 'stops.1.departmentId': '', 'stops.0.visits': 'veel' }),
  );
  expect(status).toBe(422);
  for (const field of ['name', 'stops.1.departmentId', 'stops.0.visits']) expect(html).toContain(`id="${field}-fault"`);
  expect(html).toContain('value="veel"');
  expect(flat(html)).toContain('Onderdeel 2, Afdeling:');
  const early = await browsing.post('/programmes', form({ 'stops.1.toDay': '2' }));
  expect(early.html).toContain('id="stops.1.toDay-fault"');
});

test('a copy begins as its original and is a programme of its own', async () => {
  const { location } = await browsing.post('/programmes', form({ name: 'Origineel' }));
  const id = location!.split('/').at(-1);
  const copy = (await browsing.get(`/programmes/new?copy=${id}`)).html;
  expect(chosen(copy)).toEqual(['phone', 'chat']);
  const taken = await browsing.post('/programmes', form({ name: 'Origineel' }));
  expect([taken.status, taken.html.includes('id="name-fault"')]).toEqual([409, true]);
});

test('a programme is put away and brought back', async () => {
  const { location } = await browsing.post('/programmes', form({ name: 'Oud' }));
  expect((await browsing.post(`${location}/archiving`, {})).location).toBe(location);
  expect(flat((await browsing.get(location!)).html)).toContain('niemand begint er nog aan');
  expect((await browsing.get('/programmes')).html).not.toContain('>Oud<');
  expect((await browsing.get('/programmes?show=archived')).html).toContain('>Oud<');
  await browsing.post(`${location}/restoration`, {});
  expect((await browsing.get('/programmes')).html).toContain('>Oud<');
});

test('a lead finds no programmes', async () => {
  const lead = await browseAs(stage.transactions, app.baseUrl, await run((tx) => aLead(tx, phone)));
  expect((await lead.get('/programmes')).status).toBe(404);
  expect((await lead.get('/programmes/new')).status).toBe(404);
  expect((await lead.post('/programmes', form())).status).toBe(404);
});
