import { beforeAll, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aHostDepartment, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

// No one week is special: in a month, so that nothing of it is over.
const zone = 'Europe/Amsterdam';
const monday = DateTime.now().setZone(zone).startOf('week').plus({ weeks: 4 });
const weekName = (weeks: number) => monday.plus({ weeks }).toFormat("kkkk-'W'WW");
const at = (day: number, hour: number) => {
  const startsAt = monday.plus({ days: day }).set({ hour });
  return { startsAt: startsAt.toJSDate(), endsAt: startsAt.plus({ hours: 3 }).toJSDate() };
};

let service: Department;
let visitor: Actor;
let browsing: Browsing;
const ids: Record<string, string> = {};

beforeAll(async () => {
  service = await run((tx) => aHostDepartment(tx, { name: 'Klantenservice' }));
  const london = await run((tx) => aHostDepartment(tx, { name: 'London', timeZone: 'Europe/London' }));
  const home = await run((tx) => aHostDepartment(tx, { name: 'Thuis' }));
  visitor = await run((tx) => aPerson(tx, { departmentId: home.id }));
  const add = async (name: string, department: Department, facts: SlotFacts) => {
    const slot = await run((tx) => aSlot(tx, department, facts));
    ids[name] = slot.id;
    return slot;
  };
  const full = await add('full', service, { ...at(0, 9), channel: 'chat' });
  await run((tx) => aVisit(tx, full, { state: 'approved' }));
  await add('own', home, at(0, 10));
  await add('free', service, { ...at(1, 9), seats: 3 });
  await add('london', london, { ...at(2, 9), language: 'en' });
  const mine = await add('mine', service, at(3, 9));
  await run((tx) => aVisit(tx, mine, { visitorId: visitor.id, state: 'requested' }));
  await add('next week', service, { ...at(8, 13), channel: 'chat' });
  browsing = await browseAs(stage.transactions, app.baseUrl, visitor);
});

/** The names of the slots that a page links to, in order. */
const linked = (html: string) =>
  [...html.matchAll(/class="cover" href="\/slots\/([\da-f-]{36})"/g)].map(([, id]) =>
    Object.keys(ids).find((name) => ids[name] === id),
  );
/** What the row of a slot says. */
const rowOf = (html: string, name: string) => {
  const row = html.split('<li class="row').find((part) => part.includes(`href="/slots/${ids[name]}`)) ?? '';
  return row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

describe('the week', () => {
  test('without one in the address is the next that has something', async () => {
    const { status, html } = await browsing.get('/slots');
    expect(status).toBe(200);
    expect(linked(html)).toEqual(['full', 'own', 'free', 'london', 'mine']);
    expect(html).toContain(`Week ${monday.weekNumber}`);
  });

  test('leads to the one before and the one after, with the filters', async () => {
    const { html } = await browsing.get(`/slots?week=${weekName(0)}&free=yes&weekday=2`);
    for (const weeks of [-1, 1])
      expect(html).toContain(`href="/slots?weekday=2&amp;free=yes&amp;week=${weekName(weeks)}"`);
  });

  test('says of every moment how many seats are left, or why it cannot be booked', async () => {
    const { html } = await browsing.get(`/slots?week=${weekName(0)}`);
    expect(rowOf(html, 'free')).toContain('3 van 3 vrij');
    expect(rowOf(html, 'full')).toContain('vol');
    expect(rowOf(html, 'own')).toContain('Eigen afdeling');
    expect(rowOf(html, 'mine')).toContain('In afwachting');
    expect(rowOf(html, 'full')).toContain('Chat');
  });

  test("is on the reader's clock, with the clock of the place where it differs", async () => {
    const { html } = await browsing.get(`/slots?week=${weekName(0)}`);
    expect(rowOf(html, 'london')).toContain('09:00 – 12:00 08:00–11:00 in London');
    expect(rowOf(html, 'london')).toContain('Engels');
  });

  test('has its working days beside each other, also those without a moment', async () => {
    const { html } = await browsing.get(`/slots?week=${weekName(0)}`);
    expect(html.match(/class="day"/g)).toHaveLength(5);
    expect(html.match(/Geen momenten/g)).toHaveLength(1);
  });

  test('with nothing in it names the next moment that can be booked', async () => {
    const { html } = await browsing.get(`/slots?week=${weekName(0)}&channel=email`);
    expect(linked(html)).toEqual([]);
    expect(html).toContain('ook later niet');
    const chat = await browsing.get(`/slots?week=${weekName(-1)}&channel=chat`);
    expect(chat.html).toContain(`href="/slots?channel=chat&amp;week=${weekName(1)}"`);
  });
});

describe('the list', () => {
  test('goes on beyond the week, and shows no empty days', async () => {
    const { html } = await browsing.get(`/slots?view=list&week=${weekName(0)}`);
    expect(linked(html)).toEqual(['full', 'own', 'free', 'london', 'mine', 'next week']);
    expect(html).not.toContain('Geen momenten');
  });

  test('keeps what was chosen in the form', async () => {
    const { html } = await browsing.get(`/slots?view=list&departmentId=${service.id}&part=morning&weekday=2&free=yes`);
    expect(linked(html)).toEqual(['free']);
    expect(html).toContain(`<option value="${service.id}" selected>`);
    expect(html).toContain('<option value="morning" selected>');
    expect(html).toMatch(/name="weekday" value="2"[^>]* checked/);
    expect(html).toMatch(/name="free" value="yes" checked/);
    expect(html).toContain('name="view" value="list"');
  });
});

describe('the first free moment', () => {
  const first = (query: string) => browsing.get(`/slots/first?${query}`);

  test('is where the button leads', async () => {
    expect(await first('')).toMatchObject({ status: 303, location: `/slots/${ids.free}` });
    expect(await first('channel=chat')).toMatchObject({ location: `/slots/${ids['next week']}` });
    expect(await first(`week=${weekName(1)}`)).toMatchObject({ location: `/slots/${ids['next week']}` });
  });

  test('when the chosen week has none, the page says which week has', async () => {
    const { status, location } = await first(`week=${weekName(0)}&channel=chat`);
    expect([status, location]).toEqual([303, `/slots?channel=chat&week=${weekName(0)}&first=none`]);
    const { html } = await browsing.get(location!);
    expect(html).toContain('kun je met deze keuzes niets meer boeken');
    expect(html).toContain(`href="/slots?channel=chat&amp;week=${weekName(1)}"`);
  });

  test('when there is none at all, the page says so', async () => {
    const { location } = await first('channel=social');
    expect(location).toBe('/slots?channel=social&first=none');
    expect((await browsing.get(location!)).html).toContain('Er is geen vrij moment');
  });
});

test('HR looks for a new hire: what stands in the way is theirs, and every link keeps their name', async () => {
  const hr = await browseAs(stage.transactions, app.baseUrl, await run((tx) => anHr(tx, { departmentId: service.id })));
  const written = `${visitor.name} (${visitor.email})`;
  const query = new URLSearchParams({ visitor: written }).toString();
  const { html } = await hr.get(`/slots?${query}`);
  expect(html).toContain('Je zoekt een moment voor');
  expect([rowOf(html, 'own'), rowOf(html, 'mine')]).toEqual([
    expect.stringContaining('Eigen afdeling'),
    expect.stringContaining('In afwachting'),
  ]);
  expect(html).toContain(`href="/slots/${ids.free}?${query}"`);
  expect(await hr.get(`/slots/first?${query}`)).toMatchObject({ location: `/slots/${ids.free}?${query}` });
  expect((await browsing.get(`/slots?${query}`)).html).not.toContain('Je zoekt een moment voor');
});

test('an address that makes no sense shows the moments all the same', async () => {
  const odd = '/slots?week=2026-W99&departmentId=x&weekday=9&view=year&part=night&search=%00&online=&cursor=';
  const { status, html } = await browsing.get(odd);
  expect([status, linked(html).length]).toEqual([200, 5]);
});
