import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aDepartment, aLead, anAdmin, anHr, aPerson, type PersonFacts } from '../support/people.js';
import { setApp } from '../support/set-app.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let department: Department;
let hr: Actor;
let desk: Browsing;

const browse = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);
const someone = (facts: PersonFacts = {}) => run((tx) => aPerson(tx, { departmentId: department.id, ...facts }));
const named = (givenName: string, familyName: string, facts: PersonFacts = {}) =>
  someone({ givenName, namePrefix: '', familyName, ...facts });
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!;

beforeAll(async () => {
  department = await run((tx) => aDepartment(tx, { name: 'Inkoop' }));
  hr = await run((tx) => anHr(tx, { givenName: 'Hanna', namePrefix: '', familyName: 'Aalders' }));
  desk = await browse(hr);
});

const form = (facts: Record<string, string> = {}) => ({
  givenName: 'Zoë',
  namePrefix: 'van der',
  familyName: 'Meer',
  email: 'zoe.vandermeer@example.org',
  departmentId: department.id,
  manager: '',
  startsOn: '2026-12-01',
  language: 'en',
  workdays: '1',
  ...facts,
});

describe('the list', () => {
  test('finds people by name without accents, and keeps the filters in the address', async () => {
    await named('Jérôme', 'Peeters');
    const { html } = await desk.get(`/people?search=jerome+peet&department=${department.id}`);
    expect(html).toContain('Jérôme Peeters');
    expect(html).toContain('1 collega');
    expect(html).toContain('value="jerome peet"');
    expect(html).toContain(`<option value="${department.id}" selected>`);
  });

  test('says what to do when nobody is found', async () => {
    const { status, html } = await desk.get('/people?search=nobody-has-this-name');
    expect(status).toBe(200);
    expect(html).toContain('Niemand gevonden');
    expect(html).toContain('Wis de filters');
  });

  test('shows who has left only when asked', async () => {
    const gone = await named('Weg', 'Gegaan');
    await run((tx) => tx.update(Person, { id: gone.id }, { isActive: false }));
    expect((await desk.get('/people?search=gegaan')).html).not.toContain('Weg Gegaan');
    expect((await desk.get('/people?search=gegaan&show=left')).html).toContain('Weg Gegaan');
  });

  test('shows a colleague nobody but herself, and no way to add somebody', async () => {
    const me = await named('Ikzelf', 'Alleen');
    const { html } = await (await browse(me)).get('/people');
    expect(html).toContain('Ikzelf Alleen');
    expect(html).not.toContain('Aalders');
    expect(html).not.toContain('/people/new');
  });
});

describe('adding somebody', () => {
  test('HR types a manager by a part of the name; the colleague is there afterwards', async () => {
    const manager = await named('Mira', 'Uniek');
    const { status, location } = await desk.post('/people', form({ manager: 'uniek' }));
    expect(status).toBe(303);
    const { html } = await desk.get(location!);
    for (const said of ['Zoë van der Meer', 'Mira Uniek', 'Inkoop', '1 december 2026', 'English', 'Toegevoegd'])
      expect(html).toContain(said);
    const person = await run((tx) => tx.findOneByOrFail(Person, { email: 'zoe.vandermeer@example.org' }));
    expect(person).toMatchObject({ managerId: manager.id, startsOn: '2026-12-01', language: 'en' });
  });

  test('when several are called so, one of them is chosen without script; nothing typed is lost', async () => {
    const [one] = [await named('Sam', 'Dubbel'), await named('Kim', 'Dubbel')];
    const typed = form({ email: 'nieuw@example.org', manager: 'dubbel' });
    const asked = await desk.post('/people', typed);
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('Kies hieronder wie je bedoelt');
    expect(asked.html).toContain('value="van der"');
    expect(asked.html).toContain(`type="radio" name="managerId" value="${one.id}"`);
    expect((await desk.post('/people', { ...typed, managerId: one.id })).status).toBe(303);
    expect(await run((tx) => tx.findOneByOrFail(Person, { email: 'nieuw@example.org' }))).toMatchObject({
      managerId: one.id,
    });
  });

  test('every fault stands beside its field', async () => {
    const { status, html } = await desk.post('/people', form({ givenName: '', email: 'x', manager: 'nobody at all' }));
    expect(status).toBe(422);
    for (const field of ['givenName', 'email', 'manager']) expect(html).toContain(`id="${field}-fault"`);
  });

  test('the script that proposes people is given addresses, of nobody the reader may not see', async () => {
    await named('Voorgesteld', 'Door');
    expect((await desk.get('/people/suggestions?search=voorgest')).html).toContain('Voorgesteld Door &lt;');
    const colleague = await browse(await someone());
    expect((await colleague.get('/people/suggestions?search=voorgest')).html.trim()).toBe('');
  });
});

describe('changing somebody', () => {
  test('what somebody else changed meanwhile is shown beside what was typed, and is not overwritten unseen', async () => {
    const person = await named('Oud', 'Samen');
    const path = `/people/${person.id}/edit`;
    const [mine, theirs] = [await desk.get(path), await desk.get(path)];
    const typed = form({ email: person.email, familyName: 'Samen', namePrefix: '' });
    const version = hidden(mine.html, 'version');
    const first = await desk.post(path, { ...typed, givenName: 'Eerst', version: hidden(theirs.html, 'version') });
    expect(first.status).toBe(303);
    const second = await desk.post(path, { ...typed, givenName: 'Later', version });
    expect(second.status).toBe(409);
    expect(second.html).toContain('Iemand anders heeft dit intussen gewijzigd');
    expect(second.html).toMatch(/Voornaam<\/th><td>Eerst<\/td><td>Later<\/td>/);
    expect(second.html).toContain('value="Later"');
    const seen = hidden(second.html, 'version');
    expect((await desk.post(path, { ...typed, givenName: 'Later', version: seen })).status).toBe(303);
    expect((await desk.get(`/people/${person.id}`)).html).toContain('<del>Eerst</del> → Later');
  });

  test('a manager who has left stays when the field is left as it was', async () => {
    const manager = await named('Vorige', 'Baas');
    const person = await someone({ managerId: manager.id });
    await run((tx) => tx.update(Person, { id: manager.id }, { isActive: false }));
    const { html } = await desk.get(`/people/${person.id}/edit`);
    const kept = `Vorige Baas <${manager.email}>`;
    const typed = form({ email: person.email, manager: kept, version: hidden(html, 'version') });
    expect((await desk.post(`/people/${person.id}/edit`, typed)).status).toBe(303);
    expect((await desk.get(`/people/${person.id}`)).html).toContain('Vorige Baas');
  });

  test('there is no form for leads and colleagues', async () => {
    const lead = await browse(await run((tx) => aLead(tx, department)));
    const person = await someone();
    expect((await lead.get(`/people/${person.id}`)).status).toBe(200);
    expect((await lead.get(`/people/${person.id}/edit`)).status).toBe(404);
    expect((await lead.get('/people/new')).status).toBe(404);
    expect((await (await browse(await someone())).get(`/people/${person.id}`)).status).toBe(404);
  });
});

describe('departments', () => {
  test('everybody finds them; only an admin adds one', async () => {
    const colleague = await browse(await someone());
    const { html } = await colleague.get('/departments?search=ink');
    expect(html).toContain('Inkoop');
    expect(html).not.toContain('/departments/new');
    expect((await colleague.get('/departments/new')).status).toBe(404);
    const admin = await browse(await run((tx) => anAdmin(tx)));
    const typed = { name: 'Verkoop', place: 'Gent', timeZone: 'Europe/Brussels', isHost: 'yes', version: '' };
    const wrong = await admin.post('/departments', { ...typed, timeZone: 'Europe/Nowhere' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('id="timeZone-fault"');
    const { location } = await admin.post('/departments', typed);
    expect((await colleague.get(location!)).html).toContain('Europe/Brussels');
    expect((await admin.post('/departments', typed)).html).toContain('Er is al een afdeling met deze naam');
  });
});
