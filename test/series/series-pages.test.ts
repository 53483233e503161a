import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { setStage } from '../support/acts.js';
import { browseAs, type Browsing } from '../support/browse.js';
import { aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let department: Department;
let lead: Actor;
let asLead: Browsing;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  asLead = await browseAs(stage.transactions, app.baseUrl, lead);
});

// The second of these Thursdays, 25 December 2031, is Christmas.
const typed = () => ({
  departmentId: department.id,
  date: '2031-12-18',
  from: '09:00',
  to: '12:00',
  channel: 'phone',
  language: 'nl',
  location: 'Kamer 1',
  seats: '2',
  audience: 'both',
  approval: 'lead',
  briefing: '',
  days: 'TH',
  every: '1',
  ends: 'count',
  count: '4',
});
const ticked = (html: string) =>
  [...html.matchAll(/name="dates" value="([\d-]+)" checked/g)].map(([, date]) => date!); // prettier-ignore

test('a series is shown date by date before it is published, with holidays left out', async () => {
  const preview = await asLead.post('/series', { ...typed(), step: 'preview' });
  expect(preview.html).toContain('Kerstdag: gesloten');
  // New Year's Day is a Thursday as well.
  expect(ticked(preview.html)).toEqual(['2031-12-18', '2032-01-08']);
  expect(await run((tx) => tx.countBy(Slot, { departmentId: department.id }))).toBe(0);
  const done = await asLead.post('/series', {
    ...typed(),
    step: 'publish',
    dates: [...ticked(preview.html), '2031-12-25'],
  });
  expect(done).toMatchObject({ status: 303, location: expect.stringMatching(/^\/series\/[\da-f-]{36}$/) });
  expect(await run((tx) => tx.countBy(Slot, { departmentId: department.id }))).toBe(3);
  expect((await asLead.get(`/series?departmentId=${department.id}`)).html).toContain('Elke week op donderdag');
});

test('what is wrong with how it repeats stands beside the field, and nothing typed is lost', async () => {
  const answer = await asLead.post('/series', {
    ...typed(),
    days: '',
    count: 'veel',
    location: 'Zolder',
    step: 'preview',
  });
  expect(answer.status).toBe(422);
  expect(answer.html).toMatch(/id="count-fault"/);
  expect(answer.html).toMatch(/id="days-fault"/);
  expect(answer.html).toContain('value="Zolder"');
});

test('a change names those who hear of it before it is made, and only what was typed anew changes', async () => {
  const { location } = await asLead.post('/series', { ...typed(), date: '2031-08-07', step: 'publish', dates: ['2031-08-07', '2031-08-14'] }); // prettier-ignore
  const guest = await run((tx) => aPerson(tx, { givenName: 'Guus', namePrefix: '', familyName: 'Gast' }));
  const coming = { departmentId: department.id, startsAt: new Date('2031-08-14T07:00:00Z') };
  const slot = await run((tx) => tx.findOneByOrFail(Slot, coming));
  await run((tx) => aVisit(tx, slot, { visitorId: guest.id, state: 'approved' }));
  const rest = { ends: 'until', until: '2031-08-14', count: '', guests: 'follow', since: '' };
  const wanted = { ...typed(), date: '2031-08-07', ...rest, from: '10:00' };
  const preview = await asLead.post(`${location}/edit`, { ...wanted, step: 'preview' });
  expect(preview.html).toContain('Guus Gast');
  expect((await run((tx) => tx.findOneByOrFail(Slot, { id: slot.id }))).startsAt).toEqual(slot.startsAt);
  expect(await asLead.post(`${location}/edit`, { ...wanted, step: 'change' })).toMatchObject({ status: 303, location });
  expect((await run((tx) => tx.findOneByOrFail(Slot, { id: slot.id }))).startsAt).toEqual(
    new Date('2031-08-14T08:00:00Z'),
  );
  const again = await asLead.post(`${location}/edit`, { ...wanted, step: 'preview' });
  expect([again.status, again.html.includes('Er is nog niets veranderd')]).toEqual([409, true]);
  const stop = await asLead.get(`${location}/stop`);
  expect(stop.html).toContain('Guus Gast');
  expect(await asLead.post(`${location}/stop`, { since: '', guests: 'stay' })).toMatchObject({ status: 303 });
  expect((await run((tx) => tx.findOneByOrFail(Slot, { id: slot.id }))).state).toBe('published');
});

test('a lead closes a day, and opens a holiday, on the page of the department', async () => {
  const path = `/departments/${department.id}/days`;
  expect(await asLead.post(path, { name: '', firstOn: '', lastOn: '' })).toMatchObject({ status: 422 });
  expect(await asLead.post(path, { name: 'Teamdag', firstOn: '2031-09-01', lastOn: '' })).toMatchObject({
    status: 303,
  });
  const again = await asLead.post(path, { name: 'Nog eens', firstOn: '2031-09-01', lastOn: '' });
  expect([again.status, again.html.includes('value="Nog eens"')]).toEqual([409, true]);
  const { html } = await asLead.get(path);
  expect(html).toContain('Teamdag');
  const [, holiday] = /name="firstOn" value="([\d-]+)"/.exec(html)!;
  await asLead.post(path, { kind: 'open', firstOn: holiday! });
  expect((await asLead.get(path)).html).toContain('Weer sluiten');
  const stranger = await browseAs(stage.transactions, app.baseUrl, await run((tx) => aPerson(tx)));
  expect((await stranger.get(path)).html).not.toContain('Weghalen');
});
