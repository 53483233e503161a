import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aHost, aHostDepartment, aLead, anAdmin, aPerson, type PersonFacts } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let department: Department;
let lead: Actor;
let desk: Browsing;

const browse = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);
const named = (givenName: string, familyName: string, facts: PersonFacts = {}) =>
  run((tx) => aPerson(tx, { givenName, namePrefix: '', familyName, ...facts }));

let hours = -400;
async function aPastVisit(visitor: Actor, host?: Actor) {
  const hostIds = host ? [host.id] : [];
  const slot = await run((tx) =>
    aSlot(tx, department, { ...hoursFromNow((hours += 8)), createdById: lead.id, hostIds }),
  );
  return run((tx) => aVisit(tx, slot, { visitorId: visitor.id, hostId: host?.id ?? null, state: 'approved' }));
}

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx, { name: 'Klantenservice', place: 'Zwolle' }));
  lead = await run((tx) => aLead(tx, department, { givenName: 'Lena', namePrefix: '', familyName: 'Bakker' }));
  desk = await browse(await run((tx) => anAdmin(tx, { givenName: 'Ada', namePrefix: '', familyName: 'Admin' })));
});

describe('the page of a person', () => {
  test('tells visits as visitor and as host, the latest first, ten at a time', async () => {
    const host = await run((tx) => aHost(tx, department, { givenName: 'Hugo', familyName: 'Gastheer' }));
    for (let n = 0; n < 11; n++) await aPastVisit(await named(`Gast${n}`, 'Bezoek'), host);
    const { html } = await desk.get(`/people/${host.id}`);
    expect(html.indexOf('Gast10 Bezoek')).toBeLessThan(html.indexOf('Gast9 Bezoek'));
    expect(html).not.toContain('Gast0 Bezoek');
    const next = /href="(\/people\/[^"]*visits=[^"#]*)/.exec(html)![1]!;
    expect((await desk.get(next)).html).toContain('Als begeleider van Gast0 Bezoek');
  });

  test('an admin gives a role and takes it; both stand in the history in plain words', async () => {
    const person = await named('Rol', 'Houder');
    const path = `/people/${person.id}`;
    const role = { role: 'deputy', departmentId: department.id };
    expect(await desk.post(`${path}/roles`, role)).toMatchObject({ status: 303, location: path });
    const { html } = await desk.get(path);
    expect(html).toContain('De rol is gegeven.');
    expect(html).toContain('+ Waarnemer, Klantenservice');
    expect(html).toContain('door Ada Admin');
    expect(await desk.post(`${path}/roles/removal`, role)).toMatchObject({ status: 303 });
    expect((await desk.get(path)).html).toContain('− Waarnemer, Klantenservice');
    const faulty = await desk.post(`${path}/roles`, { role: 'lead', departmentId: '' });
    expect(faulty.status).toBe(422);
    expect(faulty.html).toContain('id="departmentId-fault"');
  });

  test('the last admin reads why the role stays', async () => {
    const { html } = await desk.get('/people?role=admin');
    const path = /href="(\/people\/[\da-f-]{36})"/.exec(html)![1]!;
    expect((await desk.get(path)).html).toContain('Dit is de laatste beheerder.');
    const { status } = await desk.post(`${path}/roles/removal`, { role: 'admin', departmentId: '' });
    expect(status).toBe(409);
  });

  test('somebody leaves after one more question, and comes back', async () => {
    const person = await named('Komt', 'Terug');
    const path = `/people/${person.id}`;
    expect((await desk.get(`${path}/leaving`)).html).toContain('Vertrekt Komt Terug?');
    expect(await desk.post(`${path}/leaving`, { reason: '' })).toMatchObject({ status: 303, location: path });
    expect((await desk.get(path)).html).toContain('Laat terugkomen');
    expect((await desk.post(`${path}/leaving`, { reason: '' })).status).toBe(409);
    expect((await desk.post(`${path}/return`, {})).status).toBe(303);
    expect((await desk.get(path)).html).toContain('Teruggekomen');
  });

  test('one’s own shows no history of changes and nothing to change', async () => {
    const me = await named('Ikzelf', 'Alleen');
    const { status, html } = await (await browse(me)).get(`/people/${me.id}`);
    expect(status).toBe(200);
    for (const more of ['Wat er gewijzigd is', '/edit', '/leaving', 'Geef een rol']) expect(html).not.toContain(more);
  });
});

describe('the page of a department', () => {
  test('shows everybody its place and leads, and no more', async () => {
    await run((tx) => aHost(tx, department, { givenName: 'Verborgen', familyName: 'Begeleider' }));
    const guest = await named('Stille', 'Gast');
    await aPastVisit(guest);
    const { html } = await (await browse(await named('Zomaar', 'Iemand'))).get(`/departments/${department.id}`);
    for (const known of ['Klantenservice', 'Zwolle', 'Lena Bakker']) expect(html).toContain(known);
    for (const unknown of ['Verborgen', 'Stille Gast', 'Bezoeken per maand', '/people/'])
      expect(html).not.toContain(unknown);
  });

  test('shows its leads who came, with the months as a table', async () => {
    await aPastVisit(await named('Late', 'Gast'));
    const { html } = await (await browse(lead)).get(`/departments/${department.id}`);
    expect(html).toContain('Late Gast');
    expect(html).toContain('<caption class="unseen">Bezoeken per maand</caption>');
    expect(html).not.toContain('/edit"');
  });

  test('an admin names a host by name, and takes the role again', async () => {
    const person = await named('Nieuwe', 'Begeleidster');
    const path = `/departments/${department.id}`;
    expect((await desk.post(`${path}/roles`, { role: 'host', person: '' })).html).toContain('id="person-fault"');
    expect((await desk.post(`${path}/roles`, { role: 'host', person: 'begeleidster' })).status).toBe(303);
    expect((await desk.get(path)).html).toContain('Nieuwe Begeleidster');
    expect((await desk.post(`${path}/roles/removal`, { role: 'host', personId: person.id })).status).toBe(303);
    expect((await desk.get(path)).html).not.toContain('Nieuwe Begeleidster');
  });

  test('a lead names deputies only', async () => {
    const own = await browse(lead);
    await named('Vaste', 'Waarneemster', { departmentId: department.id });
    const path = `/departments/${department.id}/roles`;
    expect((await own.post(path, { role: 'deputy', person: 'waarneemster' })).status).toBe(303);
    expect((await own.post(path, { role: 'host', person: 'waarneemster' })).status).toBe(409);
  });

  test('is changed by an admin, who is told why it goes on receiving guests', async () => {
    const host = await run((tx) => aHostDepartment(tx));
    await run((tx) => aSlot(tx, host));
    const path = `/departments/${host.id}/edit`;
    const { html } = await desk.get(path);
    expect(html).toContain('Het ene komende moment blijft op hetzelfde tijdstip');
    const version = /name="version" value="([^"]*)"/.exec(html)![1]!;
    const typed = { name: host.name, place: 'Gent', timeZone: 'Europe/Brussels', version };
    const refused = await desk.post(path, typed);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('Hier staan nog komende momenten');
    expect(refused.html).toContain('value="Gent"');
    expect((await desk.post(path, { ...typed, isHost: 'yes' })).status).toBe(303);
    expect((await (await browse(lead)).get(path)).status).toBe(404);
  });
});
