import { beforeAll, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { getSlot, listSlots } from '../../src/slots/slots.queries.js';
import { listFloorGuests, listFloorSlots } from '../../src/floor/floor.queries.js';
import { showDays, stretchOf } from '../../src/floor/show-floor.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aDepartment, aHost, aHostDepartment, aLead, anAdmin, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

const zone = 'Europe/Amsterdam';
const monday = DateTime.now().setZone(zone).startOf('week').plus({ weeks: 2 });
const day = (days: number) => monday.plus({ days }).toISODate()!;
const at = (days: number, hour: number) => monday.plus({ days }).set({ hour }).toJSDate();

let department: Department;
let lead: Actor;
let host: Actor;
let browsing: Browsing;

const slotOn = (days: number, hour: number, facts: SlotFacts = {}) =>
  run((tx) =>
    aSlot(tx, department, { startsAt: at(days, hour), endsAt: at(days, hour + 3), createdById: lead.id, ...facts }),
  );
const floor = (query = '') => `/floor?departmentId=${department.id}&date=${day(0)}${query}`;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx, { name: 'Klantenservice Telefoon' }));
  lead = await run((tx) => aLead(tx, department));
  host = await run((tx) => aHost(tx, department, { givenName: 'Aïcha', namePrefix: '', familyName: "D'Hondt" }));
  browsing = await browseAs(stage.transactions, app.baseUrl, lead);
});

const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('a lead sees who comes, beside whom, who waits and where the gaps are', async () => {
  const slot = await slotOn(0, 9, { seats: 3, hostIds: [host.id] });
  const marketing = await run((tx) => aDepartment(tx, { name: 'Marketing & Merk' }));
  const named = (givenName: string) => ({ givenName, namePrefix: '', familyName: 'Smit', departmentId: marketing.id });
  const [comes, waits, left] = await run(async (tx) => [
    await aPerson(tx, named('Noor')),
    await aPerson(tx, named('Bram')),
    await aPerson(tx, named('Daan')),
  ]);
  await run((tx) => aVisit(tx, slot, { visitorId: comes.id, state: 'approved', hostId: host.id }));
  await run((tx) => aVisit(tx, slot, { visitorId: waits.id }));
  await run((tx) => aVisit(tx, slot, { visitorId: left.id, state: 'cancelled' }));

  const { status, html } = await browsing.get(floor());
  expect(status).toBe(200);
  const list = html.slice(html.indexOf('</script>', html.indexOf('data-calendar')));
  const text = flat(list);
  expect(text).toMatch(/09:00 ?– ?12:00 Telefoon/);
  expect(text).toContain('Noor Smit Marketing &amp; Merk · naast Aïcha D&#39;Hondt');
  expect(text).toContain('1 aanvraag wacht Bram Smit');
  expect(text).not.toContain('Daan');
  expect(list).toContain(`href="/decisions#${slot.id}"`);
  expect(text.match(/Hier staat nog niets open/g)).toHaveLength(4);
  expect(list).toContain(`/slots/new?departmentId=${department.id}&amp;date=${day(1)}&amp;back=`);

  const daily = await browsing.get(floor('&view=day'));
  expect(flat(daily.html)).toContain('naast Aïcha D&#39;Hondt');
  expect((await browsing.get(floor(`&date=bad`))).status).toBe(200);
});

test('the grid tells hours on the clock of the department, and is as wide as the day', async () => {
  await slotOn(2, 6);
  const { html } = await browsing.get(floor());
  const told = JSON.parse(/<script type="application\/json">(.*?)<\/script>/s.exec(html)![1]!);
  expect(told).toMatchObject({ date: day(0), days: 5, from: '05:00', to: '18:00', language: 'nl-NL' });
  expect(told.events[0]).toMatchObject({ start: `${day(0)}T09:00`, end: `${day(0)}T12:00`, kind: 'waiting' });
  expect(told.events[0].note.split('\n')).toEqual(['1 van 3 bezet', '1 aanvraag wacht', 'Noor Smit']);
  expect(told.heads[day(1)]).toMatchObject({ note: 'Geen moment', kind: 'gap' });
});

test('the weekend is shown when something happens in it', async () => {
  const place = { departmentId: department.id, view: 'week', date: day(0) } as const;
  const days = async (dates: string[]) => {
    const stretch = stretchOf(dates, zone);
    const slots = await run((tx) => listFloorSlots(tx, department.id, stretch));
    const guests = await run((tx) => listFloorGuests(tx, department.id, stretch));
    return showDays({
      place,
      department,
      slots,
      guests,
      inLine: [],
      freeDays: new Map(),
      reader: lead,
      readerZone: zone,
    });
  };
  expect(await days([day(0), day(6)])).toHaveLength(5);
  const { id } = await slotOn(5, 10);
  expect((await days([day(0), day(6)])).map(({ state }) => state)).toEqual([
    'free', 'gap', 'free', 'gap', 'gap', 'free', 'gap',
  ]); // prettier-ignore
  await run((tx) => tx.query('DELETE FROM slots WHERE id = $1', [id]));
});

test('a seat more and a seat fewer by one press, never fewer than there are guests', async () => {
  const slot = await slotOn(3, 9, { seats: 1 });
  const back = `${floor('&view=week')}#slot-${slot.id}`;
  const first = await browsing.get(floor());
  expect(flat(first.html)).toContain('Een moment heeft minstens één plaats.');

  const answer = await browsing.post(`/slots/${slot.id}/seats`, { seats: '2', back });
  expect([answer.status, answer.location]).toEqual([303, back]);
  expect(await run((tx) => getSlot(tx, slot.id))).toMatchObject({ seats: 2 });

  await run((tx) => aVisit(tx, slot, { state: 'approved' }));
  await run((tx) => aVisit(tx, slot, { state: 'approved' }));
  const refused = await browsing.post(`/slots/${slot.id}/seats`, { seats: '1', back });
  expect(refused.status).toBe(409);
  expect(flat(refused.html)).toContain('Er zijn al meer plaatsen vergeven dan je overhoudt.');
  expect((await browsing.post(`/slots/${slot.id}/seats`, { seats: '0', back })).status).toBe(422);
  expect(await run((tx) => getSlot(tx, slot.id))).toMatchObject({ seats: 2 });
});

test('after an act one is back where one came from, but never on another site', async () => {
  const [first, second] = [await slotOn(14, 9), await slotOn(15, 9)];
  const withdraw = (id: string, back: string) => browsing.post(`/slots/${id}/withdrawal`, { reason: 'Storing', back });
  expect((await withdraw(first.id, floor())).location).toBe(floor());
  expect((await withdraw(second.id, '//evil.example/floor')).location).toBe(`/slots/${second.id}`);
});

test('the form opens with what the address says, marks hosts who are not free, and leads back', async () => {
  await slotOn(21, 9, { hostIds: [host.id] });
  const address = (from: string, to: string) =>
    `/slots/new?departmentId=${department.id}&date=${day(21)}&from=${from}&to=${to}&back=${encodeURIComponent(floor())}`;
  const { html } = await browsing.get(address('11:00', '13:00'));
  for (const value of [day(21), '11:00', '13:00']) expect(html).toContain(`value="${value}"`);
  expect(flat(html)).toMatch(/Aïcha D&#39;Hondt Deze collega zit dan bij een ander moment/);
  expect(flat((await browsing.get(address('12:00', '13:00'))).html)).not.toContain('Deze collega zit dan');

  const form = { departmentId: department.id, date: day(21), from: '12:00', to: '14:00', channel: 'chat' };
  const rest = { language: 'en', location: 'Kamer 3', seats: '2', audience: 'both', approval: 'lead', back: floor() };
  expect((await browsing.post('/slots', { ...form, ...rest })).location).toBe(floor());
  const next = await browsing.post('/slots', { ...form, ...rest, from: '15:00', to: '17:00', next: 'another' });
  const again = await browsing.get(next.location!);
  expect(again.html).toContain(`value="${day(22)}"`);
  expect(again.html).toMatch(/value="chat" checked/);
  await run((tx) => aSlot(tx, department, { channel: 'chat', startsAt: at(400, 9), endsAt: at(400, 12) }));
  expect((await browsing.get(`/slots/new?departmentId=${department.id}`)).html).toMatch(/value="chat" checked/);
  const fault = await browsing.post('/slots', { ...form, ...rest, to: '11:00' });
  expect(fault.status).toBe(409);
  expect(fault.html).toContain(`name="back" value="${floor().replaceAll('&', '&amp;')}"`);
});

test('a week is copied after a page that says what will happen and what will not', async () => {
  const slot = await slotOn(28, 9, { hostIds: [host.id] });
  const busy = await slotOn(29, 9, { hostIds: [host.id] });
  await slotOn(36, 10, { hostIds: [host.id] });
  const week = { departmentId: department.id, date: day(30) };
  const offer = await browsing.get(`/floor/copies?${new URLSearchParams(week).toString()}`);
  expect(offer.html).toMatch(new RegExp(`value="${slot.id}" checked`));
  expect(offer.html).toMatch(new RegExp(`value="${busy.id}" disabled`));
  expect(flat(offer.html)).toContain('Een van de begeleiders heeft in deze uren al een ander moment.');

  expect((await browsing.post('/floor/copies', week)).status).toBe(422);
  const done = await browsing.post('/floor/copies', { ...week, slotIds: [slot.id] });
  expect(done.location).toBe(`/floor?departmentId=${department.id}&date=${day(37)}`);
  const { items } = await run((tx) => listSlots(tx, { departmentId: department.id, from: at(35, 0), to: at(36, 0) }));
  expect(items.map(({ startsAt }) => startsAt)).toEqual([at(35, 9)]);
});

test('one moment is copied to the days one ticks', async () => {
  const slot = await slotOn(42, 9);
  const offer = await browsing.get(`/slots/${slot.id}/copies`);
  expect(offer.html).toContain(`value="${day(44)}"`);
  expect((await browsing.post(`/slots/${slot.id}/copies`, { back: floor() })).status).toBe(422);
  const done = await browsing.post(`/slots/${slot.id}/copies`, { dates: [day(43), day(44)], back: floor() });
  expect(done.location).toBe(floor());
  const { items } = await run((tx) => listSlots(tx, { departmentId: department.id, from: at(42, 0), to: at(49, 0) }));
  expect(items).toHaveLength(3);
});

test('the floor is for those who lead: nobody else finds it, an admin sees them all', async () => {
  const [colleague, elsewhere, admin] = await run(async (tx) => [
    await aPerson(tx),
    await aLead(tx, await aDepartment(tx)),
    await anAdmin(tx),
  ]);
  const as = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);
  const slot = await slotOn(50, 9);
  for (const path of [
    floor(),
    `/slots/${slot.id}/copies`,
    `/floor/copies?departmentId=${department.id}&date=${day(0)}`,
  ])
    expect([path, (await (await as(colleague)).get(path)).status]).toEqual([path, 404]);
  expect(flat((await (await as(elsewhere)).get(floor())).html)).toContain('wordt nog niet meegekeken');
  expect(flat((await (await as(admin)).get(floor())).html)).toContain('Klantenservice Telefoon');
  expect((await (await as(colleague)).post(`/slots/${slot.id}/seats`, { seats: '4', back: '/floor' })).status).not.toBe(
    303,
  );
  expect(await run((tx) => getSlot(tx, slot.id))).toMatchObject({ seats: 1 });
});

test('a lead sees who waits in line, to whom a seat is offered, and which seat is kept, on the floor, at the moment and at deciding', async () => {
  const slot = await slotOn(1, 9, { seats: 2 });
  const soon = new Date(Date.now() + 3_600_000);
  const named = (familyName: string) => run((tx) => aPerson(tx, { givenName: 'Guus', namePrefix: '', familyName }));
  const [waits, offered, keeps] = [await named('Wacht'), await named('Mag'), await named('Houdt')];
  await run((tx) => aVisit(tx, slot, { visitorId: waits.id, state: 'waiting' }));
  const offer = { offeredAt: new Date(), offerExpiresAt: soon };
  await run((tx) => aVisit(tx, slot, { visitorId: offered.id, state: 'offered', ...offer }));
  await run((tx) => aVisit(tx, slot, { visitorId: keeps.id, state: 'requested', ...offer, acceptedAt: new Date() }));

  for (const path of [floor(), `/slots/${slot.id}`, '/decisions']) {
    const text = flat((await browsing.get(path)).html);
    expect(text).toContain('Eén op de wachtlijst: Guus Wacht');
    expect(text).toContain('Guus Mag kreeg de plaats aangeboden');
    expect(text).toMatch(/plaats vastgehouden|deze plaats wordt al vastgehouden/);
  }
});
