import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAttendanceLink } from '../../src/attendance/create-attendance-link.js';
import { Attendance } from '../../src/attendance/attendance.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
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

let hour = 20;
const scene = (hours = hoursFromNow(-(hour += 5))) =>
  run(async (tx) => {
    const host = await aHost(tx, department);
    const slot = await aSlot(tx, department, { ...hours, createdById: lead.id, hostIds: [host.id] });
    const visitor = await aPerson(tx, { managerId: (await aPerson(tx)).id });
    const visit = await aVisit(tx, slot, { state: 'approved', hostId: host.id, visitorId: visitor.id });
    return { host, slot, visitor, visit, token: await createAttendanceLink(tx, host.id, slot.id) };
  });
const outcomeOf = async (visitId: string) =>
  (await run((tx) => tx.findOneBy(Attendance, { visitId })))?.outcome ?? null;
const ask = (path: string, form?: Record<string, string>) =>
  fetch(app.baseUrl + path, { redirect: 'manual', ...(form && { method: 'POST', body: new URLSearchParams(form) }) });

describe('the page behind the mail', () => {
  test('opens without signing in, changes nothing by itself, and marks with one button', async () => {
    const { token, visit, visitor } = await scene();
    for (let times = 0; times < 2; times++) expect(await (await ask(`/attendance/${token}`)).text()).toContain(visitor.name); // prettier-ignore
    expect(await outcomeOf(visit.id)).toBeNull();

    const answer = await ask(`/attendance/${token}/visits/${visit.id}`, { outcome: 'present', next: '' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/attendance/${token}`]);
    expect(await outcomeOf(visit.id)).toBe('present');
    await ask(`/attendance/${token}/visits/${visit.id}`, { outcome: 'missed', toldBy: 'nobody', reason: '' });
    expect(await outcomeOf(visit.id)).toBe('missed');
  });

  test('says nothing of the guests of another moment, and cannot mark them', async () => {
    const [mine, other] = [await scene(), await scene()];
    const answer = await ask(`/attendance/${mine.token}/visits/${other.visit.id}`, { outcome: 'missed' });
    expect(answer.status).toBe(404);
    expect(await outcomeOf(other.visit.id)).toBeNull();
  });

  test('keeps what was typed when it is too long, and says so beside the field', async () => {
    const { token, visit } = await scene();
    const reason = 'x'.repeat(501);
    const answer = await ask(`/attendance/${token}/visits/${visit.id}`, { outcome: 'missed', toldBy: 'other', reason });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(reason);
    expect(await outcomeOf(visit.id)).toBeNull();
  });

  test('an unknown link is answered with a sentence', async () => {
    const answer = await ask('/attendance/unknown');
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('verlopen');
  });
});

describe('on the pages of who is signed in', () => {
  test('a lead finds whom to mark, and the list grows shorter', async () => {
    const { visit } = await scene();
    expect((await asLead.get('/attendance')).html).toContain(`/visits/${visit.id}/attendance`);
    const { status, location } = await asLead.post(`/visits/${visit.id}/attendance`, {
      outcome: 'present',
      next: '/attendance',
    });
    expect([status, location]).toEqual([303, '/attendance']);
    expect((await asLead.get('/attendance')).html).not.toContain(`/visits/${visit.id}/attendance`);
  });

  test('the visitor reads what was noted and says otherwise; the manager sees none of it', async () => {
    const { visit, visitor, host } = await scene();
    const asHost = await browseAs(stage.transactions, app.baseUrl, host);
    const reason = 'Bleef-weg-zonder-bericht';
    await asHost.post(`/visits/${visit.id}/attendance`, { outcome: 'missed', toldBy: 'nobody', reason });
    const asVisitor = await browseAs(stage.transactions, app.baseUrl, visitor);
    expect((await asVisitor.get(`/visits/${visit.id}`)).html).toContain(reason);
    expect((await asVisitor.post(`/visits/${visit.id}/attendance/confirmation`, {})).status).toBe(303);

    const [{ managerId }]: [{ managerId: string }] = await run((tx) =>
      tx.query('SELECT manager_id AS "managerId" FROM people WHERE id = $1', [visitor.id]),
    );
    const manager = { ...visitor, id: managerId };
    const asManager = await browseAs(stage.transactions, app.baseUrl, manager);
    const page = await asManager.get(`/visits/${visit.id}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain(reason);
    const call = await app.as(manager);
    expect((await call('GET', `/visits/${visit.id}/attendance`)).status).toBe(404);
  });

  test('a lead lets a visitor without statement come from the page of the visit', async () => {
    const { visit, visitor } = await scene(hoursFromNow((hour += 24)));
    expect((await asLead.get(`/visits/${visit.id}`)).html).toContain(`/visits/${visit.id}/clearance`);
    expect((await asLead.post(`/visits/${visit.id}/clearance`, {})).status).toBe(303);
    const { html } = await asLead.get(`/visits/${visit.id}`);
    expect(html).toContain('Luistert niet mee.');
    const asVisitor = await browseAs(stage.transactions, app.baseUrl, visitor);
    const notes = { note1: 'Onze-geheime-notitie', note2: '', note3: '', note4: '', note5: '' };
    expect((await asVisitor.post(`/visits/${visit.id}/notes`, notes)).status).toBe(303);
    expect((await asVisitor.get(`/visits/${visit.id}/sheet`)).html).toContain(notes.note1);
    expect((await asLead.get(`/visits/${visit.id}/sheet`)).html).not.toContain(notes.note1);
  });
});
