import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { Cohort } from '../../src/rotations/cohort.entity.js';
import { Rotation } from '../../src/rotations/rotation.entity.js';
import { setStage } from '../support/acts.js';
import { outcomes } from '../support/answers.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aDepartment, aHostDepartment, anHr, aPerson } from '../support/people.js';
import { aProgramme, aRotation, linkVisit, type MadeProgramme, stopAt } from '../support/rotations.js';
import { setApp } from '../support/set-app.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let hr: Actor;
let desk: Browsing;
let host: Department;
let programme: MadeProgramme;
const browse = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);

beforeAll(async () => {
  await run(async (tx) => {
    hr = await anHr(tx);
    host = await aHostDepartment(tx, { name: 'Telefoonteam' });
    const office = await aDepartment(tx, { name: 'Kantoor' });
    programme = await aProgramme(tx, [stopAt(host), stopAt(host, { toDay: 40 })], {
      name: 'Kennismaken',
      departmentIds: [office.id],
    });
    const hire = { startsOn: '2097-01-07', departmentId: office.id };
    await aPerson(tx, { givenName: 'Nieuwe', namePrefix: '', familyName: 'Collega', ...hire });
    await aPerson(tx, { givenName: 'Niemands', namePrefix: '', familyName: 'Gading', startsOn: '2097-01-07' });
  });
  desk = await browse(hr);
});

test('HR makes a cohort of people who begin in one week, and starts those for whom a programme is meant', async () => {
  expect((await desk.get('/cohorts')).html).toContain('/cohorts/new?firstOn=2097-01-07');
  expect((await desk.get('/cohorts/new?firstOn=2097-01-07&lastOn=2097-01-07')).html).toContain('Lichting 7 januari');
  const backwards = await desk.post('/cohorts', { name: 'Januari', firstOn: '2097-01-07', lastOn: '2097-01-01' });
  expect(backwards.status).toBe(409);
  expect(backwards.html).toContain('value="Januari"');
  const { location } = await desk.post('/cohorts', { name: 'Januari', firstOn: '2097-01-07', lastOn: '2097-01-11' });
  const { html } = await desk.get(location!);
  for (const said of ['Nieuwe Collega', 'Niemands Gading', 'Geen programma is voor deze collega bedoeld'])
    expect(html).toContain(said);
  expect((await desk.post(`${location!}/rotations`, {})).status).toBe(303);
  const cohort = await run((tx) => tx.findOneByOrFail(Cohort, { name: 'Januari' }));
  expect(await run((tx) => tx.countBy(Rotation, { cohortId: cohort.id }))).toBe(1);
});

test('an address that means nothing is still a form', async () => {
  expect((await desk.get('/cohorts/new?firstOn=soon&lastOn=later')).status).toBe(200);
});

test('a hire sees the own path, on the start page and on the visit too, and nothing to keep', async () => {
  const hire = await run((tx) => aPerson(tx, { startsOn: '2027-01-04' }));
  const visit = await run(async (tx) => {
    const rotation = await aRotation(tx, programme, { personId: hire.id });
    const made = await aVisit(tx, await aSlot(tx, host), { visitorId: hire.id, state: 'approved' });
    await linkVisit(tx, rotation, programme.stops[1]!, made);
    return made;
  });
  const own = await browse(hire);
  const { html } = await own.get('/rotation');
  for (const said of ['Je snuffelstage', 'Telefoonteam', '0 van 2 gedaan, 1 gepland']) expect(html).toContain(said);
  expect(html).not.toContain('Anders voor deze collega');
  expect((await own.get('/')).html).toContain('href="/rotation"');
  expect((await own.get(`/visits/${visit.id}`)).html).toContain('Onderdeel 2 van 2 van je snuffelstage');
  expect((await own.get('/cohorts')).status).toBe(404);
});

test('who is on no rotation is told so', async () => {
  const { html } = await (await browse(await run((tx) => aPerson(tx)))).get('/rotation');
  expect(html).toContain('Je hebt geen snuffelstage');
});

test('HR leaves a stop out; a day that is no more time comes back beside its field', async () => {
  const { id } = await run((tx) => aRotation(tx, programme));
  const stopId = programme.stops[0]!.id;
  expect((await desk.post(`/rotations/${id}/extended-stops`, { stopId, untilOn: '' })).status).toBe(422);
  const again = await desk.post(`/rotations/${id}/extended-stops`, { stopId, untilOn: '2027-01-05' });
  expect(again.status).toBe(409);
  expect(again.html).toContain('value="2027-01-05"');
  expect((await desk.post(`/rotations/${id}/skipped-stops`, { stopId })).status).toBe(303);
  expect((await desk.get(`/rotations/${id}`)).html).toContain('Overgeslagen');
  expect((await desk.post(`/rotations/${id}/stop`, { reason: 'Andere baan.' })).status).toBe(303);
  expect((await desk.get(`/rotations/${id}`)).html).toContain('Andere baan.');
});

test('that somebody stayed away is said to the hire and HR, not to the manager', async () => {
  const manager = await run((tx) => aPerson(tx));
  const hire = await run((tx) => aPerson(tx, { managerId: manager.id, startsOn: '2027-01-04' }));
  const { id } = await run(async (tx) => {
    const rotation = await aRotation(tx, programme, { personId: hire.id });
    const past = { startsAt: new Date('2026-01-05T09:00:00Z'), endsAt: new Date('2026-01-05T11:00:00Z') };
    const visit = await aVisit(tx, await aSlot(tx, host, past), { visitorId: hire.id, state: 'approved' });
    await linkVisit(tx, rotation, programme.stops[0]!, visit);
    await tx.query(
      `INSERT INTO attendances (visit_id, outcome, told_by, marked_by_id, marked_at) VALUES ($1, 'missed', 'nobody', $2, now())`,
      [visit.id, hr.id],
    );
    return rotation;
  });
  const seenBy = async (who: Actor) => (await (await browse(who)).get(`/rotations/${id}`)).html.includes('iet geweest');
  expect([await seenBy(hire), await seenBy(hr), await seenBy(manager)]).toEqual([true, true, false]);
});

test('two who give a cohort one name at once: one does', async () => {
  const call = await app.as(hr);
  const make = () => call('POST', '/cohorts', { name: 'Tegelijk', firstOn: '2096-01-07', lastOn: '2096-01-07' });
  expect(outcomes(await Promise.all([make(), make(), make()]))).toEqual(['201', 'cohort-exists', 'cohort-exists']);
});
