import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { browseAs, type Browsing } from '../support/browse.js';
import { aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit, anInvite } from '../support/visits.js';

// The pages over HTTP, as somebody without script uses them.
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

let hour = 100;
const slotOf = (facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, department, { createdById: lead.id, ...hoursFromNow((hour += 12)), ...facts }));
const read = (id: string) => run((tx) => tx.findOneByOrFail(Visit, { id }));
const idIn = (location: string | null) => /[\da-f-]{36}/.exec(location ?? '')![0];

test('a visitor chooses another moment, the lead sees from where, and the visit moves', async () => {
  const visitor = await run((tx) => aPerson(tx));
  const from = await slotOf();
  const to = await slotOf();
  const visit = await run((tx) => aVisit(tx, from, { visitorId: visitor.id, state: 'approved' }));
  await run((tx) => anInvite(tx, visit));
  const browse = await browseAs(stage.transactions, app.baseUrl, visitor);

  expect((await browse.get(`/visits/${visit.id}`)).html).toContain(`/visits/${visit.id}/moves`);
  const list = await browse.get(`/visits/${visit.id}/moves`);
  expect(list.html).toContain(`/visits/${visit.id}/moves/${to.id}`);
  expect(list.html).not.toContain(`/visits/${visit.id}/moves/${from.id}`);
  expect((await browse.get(`/visits/${visit.id}/moves/${to.id}`)).html).toContain('Vraag dit moment aan');

  const asked = await browse.post(`/visits/${visit.id}/moves/${to.id}`, {});
  expect(asked.status).toBe(303);
  const next = idIn(asked.location);
  expect((await browse.get(`/visits/${next}`)).html).toContain('blijft staan tot er een besluit is');
  expect((await browse.post(`/visits/${visit.id}/moves/${to.id}`, {})).html).toContain('Er is al een ander moment gevraagd'); // prettier-ignore

  expect((await asLead.get('/decisions')).html).toContain('Komt nu op');
  const approved = await asLead.post(`/visits/${next}/approval`, {});
  expect((await asLead.get(approved.location!)).html).not.toContain('/decisions/undo');
  expect((await read(visit.id)).state).toBe('moved');
  expect((await browse.get(`/visits/${visit.id}`)).html).toContain(`/visits/${next}`);
});

test('a manager asks for seats for the team, and the lead approves the group and takes it back', async () => {
  const manager = await run((tx) => aPerson(tx));
  const team = await run(async (tx) => [
    await aPerson(tx, { managerId: manager.id }),
    await aPerson(tx, { managerId: manager.id }),
  ]);
  const slot = await slotOf({ seats: 3 });
  const browse = await browseAs(stage.transactions, app.baseUrl, manager);

  expect((await browse.get(`/slots/${slot.id}`)).html).toContain(`/slots/${slot.id}/group`);
  const form = await browse.get(`/slots/${slot.id}/group`);
  for (const { name } of team) expect(form.html).toContain(name.replace("'", '&#39;'));

  const wrong = await browse.post(`/slots/${slot.id}/groups`, { people: team[0]!.id, learningGoals: 'Kijken' });
  expect(wrong.status).toBe(409);
  expect(wrong.html).toContain('Een groep is twee mensen of meer');
  expect(wrong.html).toContain('value="Kijken"');

  const asked = await browse.post(`/slots/${slot.id}/groups`, {
    people: team.map(({ id }) => id),
    learningGoals: 'Kijken',
    decision: 'together',
  });
  expect(asked.status).toBe(303);
  const groupId = idIn(asked.location);
  expect((await browse.get(asked.location!)).html).toContain('Groep van 2');

  expect((await asLead.get('/decisions')).html).toContain(`/groups/${groupId}/approval`);
  const approved = await asLead.post(`/groups/${groupId}/approval`, {});
  const after = (await asLead.get(approved.location!)).html;
  expect(after).toContain('De hele groep van 2 is goedgekeurd');
  const ids = [...after.matchAll(/name="ids" value="([\da-f-]{36})"/g)].map(([, id]) => id!);
  await asLead.post('/decisions/undo', { ids });
  const states = await run((tx) => tx.findBy(Visit, { groupId }));
  expect(states.map(({ state }) => state)).toEqual(['requested', 'requested']);

  const empty = await asLead.post(`/groups/${groupId}/refusal`, { reason: '' });
  expect(empty.status).toBe(422);
  expect((await asLead.post(`/groups/${groupId}/refusal`, { reason: 'Te druk' })).status).toBe(303);
  expect((await browse.get(`/groups/${groupId}`)).html).toContain('Afgewezen');
});

test('HR names people for a group, and is asked again whom an unknown name means', async () => {
  const hr = await run((tx) => anHr(tx));
  const [one, two] = await run(async (tx) => [await aPerson(tx), await aPerson(tx)]);
  const slot = await slotOf({ seats: 3, approval: 'automatic' });
  const browse = await browseAs(stage.transactions, app.baseUrl, hr);
  const form = { learningGoals: 'Kijken' };

  const wrong = await browse.post(`/slots/${slot.id}/groups`, { ...form, others: [one.email, 'Niemand'] });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('value="Niemand"');
  const booked = await browse.post(`/slots/${slot.id}/groups`, { ...form, others: [one.email, two.email] });
  expect(booked.status).toBe(303);
  expect(await run((tx) => tx.countBy(Visit, { slotId: slot.id, state: 'approved' }))).toBe(2);
  expect((await browse.get('/visits?view=asked')).html).toContain(one.name.replace("'", '&#39;'));
});

test('a group is split, and decided about person by person', async () => {
  const manager = await run((tx) => aPerson(tx));
  const mate = await run((tx) => aPerson(tx, { managerId: manager.id }));
  const slot = await slotOf({ seats: 2 });
  const browse = await browseAs(stage.transactions, app.baseUrl, manager);
  const asked = await browse.post(`/slots/${slot.id}/groups`, {
    people: [manager.id, mate.id],
    learningGoals: 'Kijken',
  });
  const groupId = idIn(asked.location);
  await asLead.post(`/groups/${groupId}/split`, {});
  const [one] = await run((tx) => tx.findBy(Visit, { groupId, visitorId: mate.id }));
  expect((await asLead.get('/decisions')).html).toContain('Hoort bij een groep van 2');
  await asLead.post(`/visits/${one!.id}/approval`, {});
  expect((await read(one!.id)).state).toBe('approved');
  expect((await browse.post(`/groups/${groupId}/withdrawal`, {})).status).toBe(303);
});
