import { beforeAll, expect, test } from '@jest/globals';
import { noticeKinds } from '../../src/app/notice-kinds.js';
import { approveGroup } from '../../src/groups/approve-group.js';
import { getGroup } from '../../src/groups/groups.queries.js';
import { requestGroup } from '../../src/groups/request-group.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { findRecipient } from '../../src/people/recipient.queries.js';
import type { Language } from '../../src/platform/views/languages.js';
import { Views } from '../../src/platform/views/views.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { requestMove } from '../../src/visits/request-move.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run } = setStage();
const views = new Views();
const learningGoals = ['Kijken'];

let department: Department;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx, { name: 'Klantenservice' }));
});

let hour = 100;
const slotOf = (seats = 3) => run((tx) => aSlot(tx, department, { seats, ...hoursFromNow((hour += 12)) }));

/** The mail of a notice as this person would get it now. */
async function mailTo(person: Actor, kind: string, payload: object): Promise<{ subject: string; html: string }> {
  const recipient = (await run((tx) => findRecipient(tx, person.id)))!;
  const mail = (await run((tx) => noticeKinds[kind]!.load(tx, recipient, payload)))!;
  const { language, own } = recipient;
  const html = views.render(mail.template, { recipient, frame: 'mail/layout', ...mail.model }, language, own);
  return { subject: mail.subject, html };
}

test.each<[Language, string, string]>([
  ['nl', 'Ander moment voor', 'Plaats vrij'],
  ['en', 'Another moment for', 'Seat free'],
])('%s: leads read from where somebody wants to move, and then which seat is free', async (language, asks, frees) => {
  const lead = await run((tx) => aLead(tx, department, { language }));
  const other = await run((tx) => aLead(tx, department, { language }));
  const visitor = await run((tx) => aPerson(tx));
  const [from, to] = [await slotOf(), await slotOf()];
  const visit = await run((tx) => aVisit(tx, from, { visitorId: visitor.id, state: 'approved' }));
  const visitId = await run((tx) => requestMove(tx, visitor, visit.id, { slotId: to.id }));
  const asked = await mailTo(lead, 'move-requested', { visitId });
  expect(asked.subject).toContain(asks);
  expect(asked.html).toContain(`#${to.id}`);
  await run((tx) => approveVisit(tx, lead, visitId));
  expect((await mailTo(other, 'visit-moved', { visitId })).subject).toContain(frees);
});

test.each<[Language, string, string]>([
  ['nl', 'vroeg voor jou een plaats', 'Gaat door'],
  ['en', 'asked for a seat for you', 'Going ahead'],
])('%s: a visitor reads who asked for them, and who asked what was decided', async (language, asks, decides) => {
  const hr = await run((tx) => anHr(tx, { language }));
  const lead = await run((tx) => aLead(tx, department));
  const visitor = await run((tx) => aPerson(tx, { language }));
  const slot = await slotOf();
  const visitId = await run((tx) => requestVisit(tx, hr, slot.id, { learningGoals, visitorId: visitor.id }));
  expect((await mailTo(visitor, 'requested-for-you', { visitId })).subject).toContain(asks);
  await run((tx) => approveVisit(tx, lead, visitId));
  expect((await mailTo(hr, 'decided-for-other', { visitId })).subject).toContain(decides);
});

test.each<[Language, string, string]>([
  ['nl', 'trok de aanvraag in', 'Niemand besliste op tijd'],
  ['en', 'took back the request', 'Nobody decided in time'],
])('%s: a visitor reads who took it back, and who asked that time ran out', async (language, tookBack, ranOut) => {
  const hr = await run((tx) => anHr(tx, { language }));
  const visitor = await run((tx) => aPerson(tx, { language }));
  const facts = { visitorId: visitor.id, requestedById: hr.id };
  const slot = await slotOf();
  const withdrawn = await run((tx) => aVisit(tx, slot, { ...facts, state: 'withdrawn' }));
  const payload = { visitId: withdrawn.id, byId: hr.id };
  expect((await mailTo(visitor, 'withdrawn-for-you', payload)).subject).toContain(tookBack);
  const expired = await run((tx) => aVisit(tx, slot, { ...facts, state: 'expired' }));
  expect((await mailTo(hr, 'decided-for-other', { visitId: expired.id })).html).toContain(ranOut);
});

test.each<[Language, string]>([
  ['nl', 'Je groep kan komen bij Klantenservice'],
  ['en', 'Your group can come to Klantenservice'],
])('%s: who asked for a group reads who can come', async (language, decides) => {
  const manager = await run((tx) => aPerson(tx, { language }));
  const mate = await run((tx) => aPerson(tx, { managerId: manager.id }));
  const lead = await run((tx) => aLead(tx, department, { language }));
  const slot = await slotOf();
  const input = { visitorIds: [manager.id, mate.id], learningGoals };
  const groupId = await run((tx) => requestGroup(tx, manager, slot.id, input));
  expect((await mailTo(lead, 'group-requested', { groupId })).subject).toContain(manager.name);
  await run((tx) => approveGroup(tx, lead, groupId));
  const { members } = await run((tx) => getGroup(tx, manager, groupId));
  expect(members.map(({ state }) => state)).toEqual(['approved', 'approved']);
  const { subject, html } = await mailTo(manager, 'group-decided', { groupId });
  expect(subject).toBe(decides);
  expect(html).toContain(`/groups/${groupId}`);
});
