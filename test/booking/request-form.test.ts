import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { now } from '../../src/platform/clock.js';
import { TextVersion } from '../../src/texts/text-version.entity.js';
import { acceptStatement } from '../../src/preparation/accept-statement.js';
import { findStatement } from '../../src/preparation/statement.queries.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aHostDepartment, aLead, anHr, aPerson, type PersonFacts } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let department: Department;
let hr: Actor;
let manager: Actor;
let report: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx, { name: 'Klantenservice' }));
  hr = await run((tx) => anHr(tx));
  manager = await run((tx) => aPerson(tx));
  report = await someone({ givenName: 'Mieke', namePrefix: '', familyName: 'Berg', managerId: manager.id });
});

function someone(facts: PersonFacts = {}): Promise<Actor> {
  return run((tx) => aPerson(tx, facts));
}

let day = 7;
const aMoment = (facts: SlotFacts = {}) =>
  run((tx) => aSlot(tx, department, { ...hoursFromNow(24 * ++day), ...facts }));
const browse = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);
const statementFor = (person: Actor) => run((tx) => findStatement(tx, person));
const visitsOf = (slot: Slot) => run((tx) => tx.findBy(Visit, { slotId: slot.id }));
const request = (browsing: Browsing, slot: Slot, form: Record<string, string | string[]>) =>
  browsing.post(`/slots/${slot.id}/visits`, form);

/** Somebody who has promised already, in a browser. */
async function aReader(person?: Actor): Promise<{ me: Actor; browsing: Browsing }> {
  const me = person ?? (await someone());
  await run(async (tx) => acceptStatement(tx, me, { statementHash: (await findStatement(tx, me)).hash }));
  return { me, browsing: await browse(me) };
}

describe('what looks like a customer’s data in a goal', () => {
  const learningGoals = 'Waarom belt 06 12345678 zo vaak?';

  test('is pointed at beside the goals, and kept when the writer says that it is none', async () => {
    const { browsing } = await aReader();
    const slot = await aMoment();
    expect((await browsing.get(`/slots/${slot.id}`)).html).toMatch(/data-free="[^"]*" hidden>/);
    const { status, html } = await request(browsing, slot, { learningGoals });
    expect([status, await visitsOf(slot)]).toEqual([422, []]);
    expect(html).toContain('‘06 12345678’');
    expect(html).toContain(learningGoals);
    expect(html).toMatch(/data-free="[^"]*">/);
    expect((await request(browsing, slot, { learningGoals, isVouched: 'yes' })).status).toBe(303);
  });

  test('is pointed at while typing, for who is signed in', async () => {
    const { browsing } = await aReader();
    expect((await browsing.post('/text-checks', { text: learningGoals })).html).toContain('‘06 12345678’');
    expect((await browsing.post('/text-checks', { text: 'Waarom bellen klanten?' })).html).not.toContain('data-of');
    const answer = await fetch(`${app.baseUrl}/text-checks`, { method: 'POST', redirect: 'manual' });
    expect(answer.status).not.toBe(200);
  });
});

describe('the confidentiality statement', () => {
  test('is asked in full with the first request, kept with it, and not asked again', async () => {
    const me = await someone();
    const browsing = await browse(me);
    const slot = await aMoment();
    const { text, hash } = await statementFor(me);
    const { html } = await browsing.get(`/slots/${slot.id}`);
    expect(html).toContain(text.split('\n')[0]);
    expect(html).toContain(`name="statementHash" value="${hash}"`);

    const { status, location } = await request(browsing, slot, { learningGoals: 'Kijken', statementHash: hash });
    const [visit] = await visitsOf(slot);
    expect([status, location]).toEqual([303, `/visits/${visit?.id}`]);
    expect((await statementFor(me)).isAccepted).toBe(true);
    expect((await browsing.get(`/slots/${(await aMoment()).id}`)).html).not.toContain('name="statementHash"');
  });

  test('not accepted, nothing happens, what was typed stays and the fault stands beside the box', async () => {
    const me = await someone();
    const slot = await aMoment();
    const { status, html } = await request(await browse(me), slot, { learningGoals: ['Hoe "druk" is het?', 'En nu?'] });
    expect(status).toBe(422);
    expect(html).toContain('id="statementHash-fault"');
    expect(html).toContain('value="Hoe &#34;druk&#34; is het?"');
    expect(html).toContain('value="En nu?"');
    expect(await visitsOf(slot)).toEqual([]);
  });

  test('stays ticked when something else is wrong, and is not kept before the request goes through', async () => {
    const me = await someone();
    const slot = await aMoment();
    const { hash } = await statementFor(me);
    const { status, html } = await request(await browse(me), slot, { statementHash: hash });
    expect(status).toBe(422);
    expect(html).toMatch(new RegExp(`value="${hash}"[^>]* checked`));
    expect(html).toContain('id="learningGoals-fault"');
    expect((await statementFor(me)).isAccepted).toBe(false);
  });

  test('that changed meanwhile is shown again, with what was typed', async () => {
    const me = await someone();
    const slot = await aMoment();
    const { hash } = await statementFor(me);
    const change = (version: number, text: string | null) =>
      run((tx) => tx.insert(TextVersion, { key: 'texts.statement', language: 'nl', version, text, createdById: me.id, createdAt: now() })); // prettier-ignore
    await change(1, 'Wat je hoort, blijft hier.');
    const answer = await request(await browse(me), slot, { learningGoals: 'Kijken', statementHash: hash });
    await change(2, null);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('verklaring is intussen gewijzigd');
    expect(answer.html).toContain('Wat je hoort, blijft hier.');
    expect(answer.html).toContain('value="Kijken"');
    expect(await visitsOf(slot)).toEqual([]);
  });

  test('has a page of its own, that leads back to where one was and to no other place', async () => {
    const me = await someone();
    const browsing = await browse(me);
    const { hash } = await statementFor(me);
    expect((await browsing.post('/statement', { next: '/visits' })).html).toContain('id="statementHash-fault"');
    const form = { statementHash: hash, next: '/visits' };
    expect(await browsing.post('/statement', form)).toMatchObject({ status: 303, location: '/visits' });
    const elsewhere = { ...form, next: '//example.org' };
    expect(await browsing.post('/statement', elsewhere)).toMatchObject({ status: 303, location: '/' });
    expect((await browsing.get('/statement')).html).not.toContain('name="statementHash"');
  });
});

describe('for a colleague', () => {
  const goals = { learningGoals: 'Kijken' };

  test('a manager asks for her own people, who accept the statement themselves', async () => {
    const { browsing } = { browsing: await browse(manager) };
    const slot = await aMoment();
    expect((await browsing.get(`/slots/${slot.id}`)).html).toContain(`Mieke Berg (${report.email})`);
    expect(await request(browsing, slot, { ...goals, visitor: 'Mieke Berg' })).toMatchObject({ status: 303 });
    expect(await visitsOf(slot)).toMatchObject([{ visitorId: report.id, requestedById: manager.id }]);
    expect((await statementFor(report)).isAccepted).toBe(false);
  });

  test('a name that may mean several is asked again with the choices; the one chosen counts', async () => {
    for (const n of [1, 2])
      await someone({ givenName: 'Jan', namePrefix: '', familyName: 'Jansen', email: `jan.${n}@example.org` });
    const browsing = await browse(hr);
    const slot = await aMoment();
    const typed = { ...goals, visitor: 'Jan Jansen' };
    const { status, html } = await request(browsing, slot, typed);
    expect(status).toBe(422);
    expect(html).toContain('id="visitor-fault"');
    expect(html).toContain('value="Jan Jansen"');
    expect(html).toContain('name="chosen" value="Jan Jansen (jan.2@example.org)"');
    const chosen = { ...typed, chosen: 'Jan Jansen (jan.2@example.org)' };
    expect(await request(browsing, slot, chosen)).toMatchObject({ status: 303 });
  });

  test('a name nobody has is a fault of its field, beside the others', async () => {
    const { status, html } = await request(await browse(hr), await aMoment(), { visitor: 'Niemand' });
    expect(status).toBe(422);
    expect(html).toContain('id="visitor-fault"');
    expect(html).toContain('id="learningGoals-fault"');
  });

  test('what stands in the way is said of the colleague', async () => {
    const browsing = await browse(hr);
    const slot = await aMoment();
    const insider = await someone({
      givenName: 'Ina',
      namePrefix: '',
      familyName: 'Binnen',
      departmentId: department.id,
    });
    const refused = await request(browsing, slot, { ...goals, visitor: insider.email });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('Ina Binnen werkt zelf op deze afdeling');
    expect(refused.html).toContain(`value="${insider.email}"`);

    await run((tx) => aVisit(tx, slot, { visitorId: report.id }));
    const { status, html } = await browsing.get(`/slots/${slot.id}?visitor=${report.email}`);
    expect(status).toBe(200);
    expect(html).toContain('Mieke Berg heeft dit moment al aangevraagd');
  });

  test('HR books at a moment that is nothing for herself, stands in line where it is full, and does neither when it is too late', async () => {
    const insider = await run((tx) => anHr(tx, { departmentId: department.id }));
    const browsing = await browse(insider);
    const slot = await aMoment();
    const { html } = await browsing.get(`/slots/${slot.id}`);
    expect(html).toContain('Dit is je eigen afdeling');
    expect(html).toContain('name="visitor"');
    expect(html).toContain(`action="/slots/${slot.id}/visits"`);
    await run((tx) => aVisit(tx, slot, { state: 'approved' }));
    const { html: full } = await browsing.get(`/slots/${slot.id}`);
    expect(full).toContain('name="visitor"');
    expect(full).toContain(`action="/slots/${slot.id}/waitlist"`);
    const soon = await aMoment(hoursFromNow(1));
    expect((await browsing.get(`/slots/${soon.id}`)).html).not.toContain('name="visitor"');
  });

  test('nobody is offered to who may book for nobody', async () => {
    const { me, browsing } = await aReader();
    expect((await browsing.get(`/slots/${(await aMoment()).id}`)).html).not.toContain('name="visitor"');
    expect((await browsing.get('/visitors?search=Mieke')).html).toBe('[]');
    const offered = JSON.parse((await (await browse(hr)).get('/visitors?search=Mieke')).html) as { value: string }[];
    expect(offered.map(({ value }) => value)).toEqual([`Mieke Berg (${report.email})`]);
    expect(me.id).not.toBe(report.id);
  });
});

test('of two requests at once for moments that overlap one goes through, the other is shown again with why', async () => {
  const { browsing, me } = await aReader();
  const hours = hoursFromNow(24 * ++day);
  const slots = [await aMoment(hours), await aMoment(hours)];
  const answers = await Promise.all(slots.map((slot) => request(browsing, slot, { learningGoals: 'Kijken' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.html).toContain('In deze uren staat al een ander bezoek');
  expect(await run((tx) => tx.countBy(Visit, { visitorId: me.id }))).toBe(1);
});

test('a lead sees who comes, and may change, copy and withdraw; a colleague sees nobody', async () => {
  const slot = await aMoment({ seats: 2 });
  await run((tx) => aVisit(tx, slot, { visitorId: report.id, state: 'approved' }));
  const lead = await browse(await run((tx) => aLead(tx, department)));
  const { html } = await lead.get(`/slots/${slot.id}`);
  expect(html).toContain('Mieke Berg');
  for (const path of ['edit', 'withdrawal']) expect(html).toContain(`href="/slots/${slot.id}/${path}"`);
  expect(html).toContain(`href="/slots/new?copy=${slot.id}"`);
  const { browsing } = await aReader();
  expect((await browsing.get(`/slots/${slot.id}`)).html).not.toContain('Mieke');
});
