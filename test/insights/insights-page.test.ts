import { beforeAll, expect, test } from '@jest/globals';
import { insights } from '../../src/insights/insights.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import { setStage } from '../support/acts.js';
import { apiAs } from '../support/api.js';
import { browseAs } from '../support/browse.js';
import { aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;
const DAY = 86_400_000;

let phone: Department;
let chat: Department;
let hr: Actor;
let lead: Actor;
let colleague: Actor;

const as = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);
const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

beforeAll(async () => {
  await run(async (tx) => {
    phone = await aHostDepartment(tx, { name: 'Telefoon' });
    chat = await aHostDepartment(tx, { name: 'Chat' });
    hr = await anHr(tx);
    lead = await aLead(tx, phone);
    colleague = await aPerson(tx);
    const before = (days: number) => {
      const startsAt = new Date(now().getTime() - days * DAY);
      return { startsAt, endsAt: new Date(startsAt.getTime() + 3 * 3_600_000) };
    };
    await aVisit(tx, await aSlot(tx, phone, before(3)), { state: 'approved' });
    for (const days of [4, 5]) await aVisit(tx, await aSlot(tx, chat, before(days)), { state: 'approved' });
  });
});

test('the page comes with its figures and first chart, and says where the other charts are', async () => {
  const { html } = await (await as(hr)).get('/insights');
  expect(flat(html)).toMatch(/Bezoeken 3 0 in de periode ervoor/);
  expect(html.match(/<svg class="drawn-/g)).toHaveLength(2);
  for (const { name } of insights.slice(1)) expect(html).toContain(`data-chart="/insights/charts/${name}?span=year`);
  expect(html).not.toMatch(/ style="/);
});

test('all of it stands on one page, to print and without script', async () => {
  const { html } = await (await as(hr)).get('/insights?charts=all');
  for (const { name } of insights) expect(html).toContain(`<figure class="drawn" id="${name}">`);
  const ids = html.match(/(?<= id=")[^"]+/g) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
});

test('every chart is a page of its own, and by the API the same figures', async () => {
  const browsing = await as(hr);
  const api = await apiAs(stage.transactions, app.baseUrl, hr);
  for (const { name } of insights) {
    const { html, status } = await browsing.get(`/insights/charts/${name}?span=quarter`);
    expect([name, status]).toEqual([name, 200]);
    expect(html).toContain(`<figure class="drawn" id="${name}">`);
    const { status: told, body } = await api<{ title: string; columns: object[]; rows: { values: object[] }[] }>('GET', `/insights/${name}?span=quarter`); // prettier-ignore
    expect([name, told]).toEqual([name, 200]);
    expect(flat(html)).toContain(flat(body.title));
    for (const { values } of body.rows) expect(values).toHaveLength(body.columns.length);
  }
});

test('a lead reads of the own department only, everybody else reads nothing', async () => {
  const { html } = await (await as(lead)).get('/insights');
  expect(flat(html)).toMatch(/Bezoeken 1 0 in de periode ervoor/);
  const foreign = await (await as(lead)).get(`/insights?host=${chat.id}`);
  expect(flat(foreign.html)).toMatch(/Bezoeken 0 0 in de periode ervoor/);
  for (const path of ['/insights', '/insights/charts/visits', '/insights/charts/no-such']) {
    expect([path, (await (await as(colleague)).get(path)).status]).toEqual([path, 404]);
  }
});

test('what an address cannot mean is as if it was not asked', async () => {
  const { html, status } = await (
    await as(hr)
  ).get(`/insights?span=century&until=9999-99&host=x&visitor=${'y'.repeat(40)}`);
  expect(status).toBe(200);
  expect(html).toContain('name="span" value="year"');
});
