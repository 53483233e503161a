import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Plan } from '../../src/plans/plan.entity.js';
import { PlanPlacement } from '../../src/plans/plan-placement.entity.js';
import type { Rotation } from '../../src/rotations/rotation.entity.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { setStage } from '../support/acts.js';
import type { Api } from '../support/api.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aHostDepartment, anHr, aPerson } from '../support/people.js';
import { aPlan } from '../support/plans.js';
import { aProgramme, aRotation, type MadeProgramme, stopAt } from '../support/rotations.js';
import { setApp } from '../support/set-app.js';
import { aSlot } from '../support/slots.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

const monday = DateTime.now().setZone('Europe/Amsterdam').plus({ weeks: 3 }).startOf('week');
const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const hoursOn = (day: number, hour = 9) => {
  const startsAt = monday.plus({ days: day, hours: hour });
  return { startsAt: startsAt.toJSDate(), endsAt: startsAt.plus({ hours: 2 }).toJSDate() };
};

let hr: Actor;
let browsing: Browsing;
let api: Api;
let team: Department;
let desk: Department;
let programme: MadeProgramme;
let noor: Rotation;
let tuesday: Slot;
let thursday: Slot;
let plan: Plan;

beforeAll(async () => {
  hr = await run((tx) => anHr(tx));
  [browsing, api] = [await browseAs(stage.transactions, app.baseUrl, hr), await app.as(hr)];
});

beforeEach(async () => {
  await run(async (tx) => {
    [team, desk] = [await aHostDepartment(tx), await aHostDepartment(tx)];
    programme = await aProgramme(tx, [stopAt(team), stopAt(desk)]);
    const firstOn = monday.toISODate()!;
    const person = await aPerson(tx, { givenName: 'Noor', namePrefix: '', familyName: 'Smit', startsOn: firstOn });
    noor = await aRotation(tx, programme, { firstOn, personId: person.id });
    const facts = { audience: 'onboarding' as const, createdById: hr.id };
    tuesday = await aSlot(tx, team, { ...hoursOn(1), ...facts });
    thursday = await aSlot(tx, team, { ...hoursOn(3), ...facts });
    const [visit, missing] = [programme.stops[0]!, programme.stops[1]!];
    plan = await aPlan(tx, { placements: [[noor, visit, tuesday]], missing: [[noor, missing]] });
  });
});

const placement = () => run((tx) => tx.findOneByOrFail(PlanPlacement, { planId: plan.id, rotationId: noor.id }));
const ids = async () => ({ rotationId: noor.id, stopId: programme.stops[0]!.id, placementId: (await placement()).id });

test('the board shows who goes where on which day, and what nobody has found a seat for', async () => {
  const { html, status } = await browsing.get(`/plans/${plan.id}/board`);
  expect(status).toBe(200);
  expect(flat(html)).toMatch(
    new RegExp(`Noor Smit 1 van 2 ${desk.name} Geen moment in de periode. 09:00 ${team.name}`),
  );
  const nobody = await browsing.get(`/plans/${plan.id}/board?search=zzz`);
  expect(flat(nobody.html)).toContain('Niemand gevonden');
  const other = await browsing.get(`/plans/${plan.id}/board?show=missing&department=${desk.id}&weeks=4`);
  expect(flat(other.html)).toContain('Noor Smit');
});

test('a visit is moved from its own page, and the move is undone from the board', async () => {
  const { rotationId, stopId, placementId } = await ids();
  const path = `/plans/${plan.id}/moments?rotation=${rotationId}&stop=${stopId}&placement=${placementId}`;
  const { html } = await browsing.get(path);
  expect(flat(html)).toContain('1 plaats vrij');
  const move = { placementId, rotationId, stopId, slotId: thursday.id, revision: '0', from: path, back: '' };
  expect(await browsing.post(`/plans/${plan.id}/moves`, move)).toMatchObject({ status: 303, location: `/plans/${plan.id}/board` }); // prettier-ignore
  expect(await placement()).toMatchObject({ slotId: thursday.id, isPinned: true });
  expect(flat((await browsing.get(`/plans/${plan.id}/board`)).html)).toContain('Ongedaan maken: bezoek verzet');
  await browsing.post(`/plans/${plan.id}/undo`, { revision: '1' });
  expect(await placement()).toMatchObject({ slotId: tuesday.id });
});

test('after a "no" the same page comes back with the reason and nothing changed', async () => {
  const { rotationId, stopId, placementId } = await ids();
  await run((tx) => tx.query(`UPDATE slots SET state = 'withdrawn' WHERE id = $1`, [thursday.id]));
  const from = `/plans/${plan.id}/hires/${rotationId}`;
  const move = { placementId, rotationId, stopId, slotId: thursday.id, revision: '0', from };
  const { status, html } = await browsing.post(`/plans/${plan.id}/moves`, move);
  expect(status).toBe(409);
  expect(flat(html)).toContain('Dit moment gaat niet door');
  expect(html).toContain('<h1>Noor Smit</h1>');
  expect(await placement()).toMatchObject({ slotId: tuesday.id });
});

test('a moment that is not used shows so on its page, and is allowed again there', async () => {
  const path = `/plans/${plan.id}/slots/${tuesday.id}`;
  expect(flat((await browsing.get(path)).html)).toContain('Noor Smit');
  await browsing.post(`/plans/${plan.id}/exclusions`, { slotId: tuesday.id, revision: '0', from: path, back: path });
  const { html } = await browsing.get(path);
  expect(flat(html)).toContain('Dit moment wordt niet gebruikt.');
  const exclusionId = /name="exclusionId" value="([^"]+)"/.exec(html)![1]!;
  await browsing.post(`/plans/${plan.id}/inclusions`, { exclusionId, revision: '1', back: path });
  expect(flat((await browsing.get(path)).html)).toContain('Gebruik dit moment niet');
});

test('the calendar of a department shows its moments with whom the plan sends there', async () => {
  const { html } = await browsing.get(`/plans/${plan.id}/calendar?department=${team.id}`);
  expect(flat(html)).toContain('1 van 1 plaats gegeven');
  expect(html).toContain('Noor Smit');
});

test('two plans are put side by side: what is placed, the wait, the load and what differs for whom', async () => {
  const stops = programme.stops;
  const other = await run((tx) =>
    aPlan(tx, { placements: [[noor, stops[0]!, thursday]], missing: [[noor, stops[1]!]] }),
  );
  const { html } = await browsing.get(`/plans/${plan.id}/comparison?with=${other.id}`);
  expect(flat(html)).toContain('Voor één collega is er iets anders: één bezoek.');
  const { body } = await api('GET', `/plans/${plan.id}/comparison?with=${other.id}`);
  expect(body).toEqual({
    one: { placed: 1, possible: 2, meanWait: 1 },
    other: { placed: 1, possible: 2, meanWait: 3 },
    changes: { hires: 1, visits: 1 },
    loads: [{ departmentId: team.id, departmentName: team.name, one: 1, other: 1 }],
  });
});

test('the API says where a visit might be, and why not elsewhere', async () => {
  const { rotationId, stopId, placementId } = await ids();
  const said = `rotationId=${rotationId}&stopId=${stopId}&placementId=${placementId}`;
  const { body } = await api<{ items: object[] }>('GET', `/plans/${plan.id}/moments?${said}`);
  expect(body.items).toMatchObject([
    { slotId: tuesday.id, isNow: true, reason: null },
    { slotId: thursday.id, isNow: false, reason: null, free: 1 },
  ]);
  await api('POST', `/plans/${plan.id}/exclusions`, { slotId: thursday.id, rotationId, revision: 0 });
  const after = await api<{ items: object[] }>('GET', `/plans/${plan.id}/moments?${said}`);
  expect(after.body.items[1]).toMatchObject({ reason: 'moment-excluded', detail: expect.any(String) });
});

test('the rest is planned again in a plan of its own, based on this one', async () => {
  const { location } = await browsing.post(`/plans/${plan.id}/replanning`, {});
  const id = location!.split('/').at(-1)!;
  const { body } = await api('GET', `/plans/${id}`);
  expect(body).toMatchObject({ basedOnId: plan.id });
});

test('whoever does not run onboarding finds no page of a plan', async () => {
  const lead = await browseAs(stage.transactions, app.baseUrl, await run((tx) => aPerson(tx)));
  for (const page of ['board', 'calendar', 'comparison', `hires/${noor.id}`, `slots/${tuesday.id}`])
    expect((await lead.get(`/plans/${plan.id}/${page}`)).status).toBe(404);
});
