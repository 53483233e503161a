import { beforeAll, expect, test } from '@jest/globals';
import { readWishes } from '../../src/hosts/hosting.queries.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { browseAs } from '../support/browse.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let department: Department;
let lead: Actor;
let host: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  host = await run((tx) => aHost(tx, department));
});

const browse = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);

test('a host says what suits them; what is wrong comes back beside its field with all that was typed', async () => {
  const browsing = await browse(host);
  expect((await browsing.get('/hosting')).html).toContain('Je teamleider heeft je opgegeven');
  const wishes = { takesPart: 'true', channels: ['phone', 'chat'], 'from-1': '09:00', 'to-1': '', mostPerWeek: '0' };
  const again = await browsing.post('/hosting', wishes);
  expect(again.status).toBe(422);
  expect(again.html).toContain('id="hours-fault"');
  expect(again.html).toContain('id="mostPerWeek-fault"');
  expect(again.html).toMatch(/name="from-1" value="09:00"/);

  const sent = await browsing.post('/hosting', { ...wishes, 'to-1': '17:00', mostPerWeek: '2' });
  expect(sent).toMatchObject({ status: 303, location: '/hosting' });
  expect(await run((tx) => readWishes(tx, host.id))).toMatchObject({
    channels: ['phone', 'chat'],
    hours: [{ weekday: 1, from: '09:00', to: '17:00' }],
    mostPerDay: null,
    mostPerWeek: 2,
  });
});

test('the page is for hosts, and that of the hosts for leads', async () => {
  const colleague = await run((tx) => aPerson(tx));
  expect((await (await browse(colleague)).get('/hosting')).status).toBe(404);
  expect((await (await browse(colleague)).get('/floor/hosts')).status).toBe(404);
  const asLead = await browse(lead);
  const { html } = await asLead.get('/floor/hosts');
  expect(html).toContain(host.name.split(' ')[0]);
  const away = await asLead.post(`/floor/hosts/${host.id}/absences`, {
    departmentId: department.id,
    fromOn: '2098-12-05',
    untilOn: '2098-12-01',
  });
  expect(away.status).toBe(409);
  expect(away.html).toContain('2098-12-05');
});

test('a lead picks the host of a guest on the page of the visit, and the host passes the guest on', async () => {
  const other = await run((tx) => aHost(tx, department));
  const slot = await run((tx) => aSlot(tx, department, { createdById: lead.id, hostIds: [other.id] }));
  const visit = await run((tx) => aVisit(tx, slot, { state: 'approved' }));
  const asLead = await browse(lead);
  expect((await asLead.get(`/visits/${visit.id}`)).html).toContain(`name="hostId" value="${other.id}"`);
  expect((await asLead.post(`/visits/${visit.id}/host`, {})).status).toBe(422);
  const chosen = await asLead.post(`/visits/${visit.id}/host`, { hostId: other.id });
  expect(chosen).toMatchObject({ status: 303, location: `/visits/${visit.id}#host` });

  const asHost = await browse(other);
  expect((await asHost.get(`/visits/${visit.id}`)).html).toContain('Laat een ander deze gast ontvangen');
  expect((await asHost.post(`/visits/${visit.id}/guest-refusal`, {})).location).toBe('/hosting');
  expect((await run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }))).hostId).toBeNull();
  expect((await asHost.get('/hosting')).html).toContain('Liever niet bij mij');
});
