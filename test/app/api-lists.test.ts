import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { encodeCursor } from '../../src/platform/http/paging.js';
import { setStage } from '../support/acts.js';
import { fieldsOf, type IdPage, listIds } from '../support/answers.js';
import type { Api, ApiAnswer } from '../support/api.js';
import { aHostDepartment, aLead, anAdmin, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;
const unknown = '00000000-0000-4000-8000-000000000000';

let department: Department;
let lead: Actor;
let visitor: Actor;
let asAdmin: Api;
let asLead: Api;
let asVisitor: Api;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  visitor = await run((tx) => aPerson(tx));
  [asAdmin, asLead, asVisitor] = [await app.as(await run(anAdmin)), await app.as(lead), await app.as(visitor)];
});

const slotOf = (facts: SlotFacts = {}) => run((tx) => aSlot(tx, department, { createdById: lead.id, ...facts }));

async function listAll(
  call: Api,
  path: string,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body }: ApiAnswer<IdPage> = await call('GET', `${path}limit=2${cursor && `&cursor=${cursor}`}`);
    ids.push(...body.items.map(({ id }) => id));
    cursor = body.nextCursor;
    await meanwhile();
  }
  return ids;
}

describe('lists come in pages, on which no row is missed or comes twice', () => {
  test('while slots are added before, between and after them', async () => {
    const home = await run((tx) => aHostDepartment(tx));
    const add = (hours: number) => run((tx) => aSlot(tx, home, hoursFromNow(hours)));
    const there: string[] = [];
    // Three at the very same hours, so that the order among equals matters.
    for (const hours of [100, 101, 102, 103]) there.push((await add(hours)).id);
    const { startsAt, endsAt } = hoursFromNow(101);
    for (let n = 0; n < 3; n++) there.push((await run((tx) => aSlot(tx, home, { startsAt, endsAt }))).id);
    const seen = await listAll(asVisitor, `/slots?departmentId=${home.id}&`, async () => {
      for (const hours of [99, 101.5, 104]) await add(hours + Math.random());
    });
    expect(seen.filter((id) => there.includes(id)).sort()).toEqual(there.sort());
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('while visits are requested', async () => {
    const [guest, slots] = await run(async (tx) => [await aPerson(tx), [] as string[]]);
    const add = async (hours: number) =>
      run(async (tx) => aVisit(tx, await aSlot(tx, department, hoursFromNow(hours, 1)), { visitorId: guest.id }));
    for (const hours of [200, 204, 208, 212, 216]) slots.push((await add(hours)).id);
    let hour = 300;
    const seen = await listAll(await app.as(guest), '/visits?mine=true&', () => add((hour += 2)));
    expect(seen.slice(0, 5)).toEqual(slots);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test.each(['people', 'departments', 'audit'])('of %s', async (what) => {
    for (let n = 0; n < 3; n++) await run((tx) => aPerson(tx));
    const path = what === 'audit' ? '/audit?' : `/${what}?`;
    const all = await listIds(asAdmin, `${path}limit=200`);
    expect(all.length).toBeGreaterThan(3);
    expect((await listAll(asAdmin, path, () => run((tx) => aPerson(tx)))).filter((id) => all.includes(id))).toEqual(
      all,
    );
  });

  test('of fifty rows unless the caller says how many, up to two hundred', async () => {
    const home = await run((tx) => aHostDepartment(tx));
    const itsLead = await run((tx) => aLead(tx, home));
    for (let n = 0; n < 51; n++) await run((tx) => aSlot(tx, home, { createdById: itsLead.id }));
    const path = `/slots?departmentId=${home.id}`;
    expect(await listIds(asVisitor, path)).toHaveLength(50);
    expect(await listIds(asVisitor, `${path}&limit=200`)).toHaveLength(51);
    expect((await asVisitor('GET', `${path}&limit=201`)).status).toBe(422);
  });

  test('and a cursor that was not made here is a fault of that field', async () => {
    const wrong = ['x', ...[['2026-12-01T09:00:00.000Z', 'x'], [1, 2], ['a\0', unknown], []].map(encodeCursor)];
    const noInstants = [['yesterday', unknown], ['2026-13-01T09:00:00.000Z', unknown]].map(encodeCursor); // prettier-ignore
    for (const path of ['/slots', '/visits', '/people', '/departments', '/audit']) {
      const isByTime = path === '/slots' || path === '/visits';
      for (const cursor of isByTime ? [...wrong, ...noInstants] : wrong) {
        const { status, body } = await asAdmin('GET', `${path}?cursor=${cursor}`);
        expect({ path, cursor, status, fields: fieldsOf(body) }).toEqual({
          path,
          cursor,
          status: 422,
          fields: ['cursor'],
        });
      }
    }
  });
});

describe('filters', () => {
  test('of slots: department, channel, audience, state, hours and free seats', async () => {
    const home = await run((tx) => aHostDepartment(tx));
    const add = (facts: SlotFacts) => run((tx) => aSlot(tx, home, facts));
    const plain = await add({ ...hoursFromNow(100), channel: 'phone', audience: 'both' });
    const chat = await add({ ...hoursFromNow(110), channel: 'chat', audience: 'onboarding' });
    const full = await add({ ...hoursFromNow(120), channel: 'desk', audience: 'campaign' });
    await run((tx) => aVisit(tx, full, { state: 'approved' }));
    const gone = await add({ ...hoursFromNow(130), state: 'withdrawn' });
    const past = await add(hoursFromNow(-10));
    const filter = (query: object) =>
      listIds(asVisitor, `/slots?departmentId=${home.id}&${new URLSearchParams(query as Record<string, string>)}`);

    expect(await filter({})).toEqual([plain.id, chat.id, full.id]);
    expect(await filter({ channel: 'chat' })).toEqual([chat.id]);
    expect(await filter({ audience: 'onboarding' })).toEqual([plain.id, chat.id]);
    expect(await filter({ audience: 'campaign' })).toEqual([plain.id, full.id]);
    expect(await filter({ state: 'withdrawn' })).toEqual([gone.id]);
    expect(await filter({ withFreeSeats: 'true' })).toEqual([plain.id, chat.id]);
    expect(await filter({ from: hoursFromNow(-20).startsAt.toISOString() })).toEqual([
      past.id,
      plain.id,
      chat.id,
      full.id,
    ]);
    expect(
      await filter({ from: hoursFromNow(105).startsAt.toISOString(), to: hoursFromNow(115).startsAt.toISOString() }),
    ).toEqual([chat.id]);
  });

  test('of visits: state, slot, and whose', async () => {
    const slot = await slotOf({ ...hoursFromNow(400), seats: 3 });
    const mine = await run((tx) => aVisit(tx, slot, { visitorId: visitor.id }));
    const theirs = await run((tx) => aVisit(tx, slot, { state: 'approved' }));
    expect((await listIds(asLead, `/visits?slotId=${slot.id}`)).sort()).toEqual([mine.id, theirs.id].sort());
    expect(await listIds(asLead, `/visits?slotId=${slot.id}&state=approved`)).toEqual([theirs.id]);
    expect(await listIds(asLead, `/visits?slotId=${slot.id}&mine=true`)).toEqual([]);
    expect(await listIds(asVisitor, `/visits?slotId=${slot.id}`)).toEqual([mine.id]);
  });

  test('of people: only those one may see, by name, address or department', async () => {
    const manager = await run((tx) => aPerson(tx));
    const facts = { managerId: manager.id, givenName: 'Žofie', namePrefix: 'van der', familyName: 'Zoekmeer' };
    const person = await run((tx) => aPerson(tx, facts));
    const find = async (call: Api, search: string) => listIds(call, `/people?search=${encodeURIComponent(search)}`);
    for (const search of ['žofie van der zoek', person.email]) expect(await find(asAdmin, search)).toEqual([person.id]);
    expect(await find(asAdmin, 'Zoek%meer')).toEqual([]);
    expect(await listIds(asAdmin, `/people?departmentId=${person.departmentId}`)).toEqual([person.id]);
    expect((await listIds(await app.as(manager), '/people')).sort()).toEqual([manager.id, person.id].sort());
    expect(await listIds(asVisitor, '/people')).toEqual([visitor.id]);
  });

  test('that do not exist are faults, as are values they do not know', async () => {
    const { status, body } = await asVisitor(
      'GET',
      '/slots?colour=red&channel=fax&from=2026-12-01&departmentId=x&withFreeSeats=maybe',
    );
    expect(status).toBe(422);
    expect(fieldsOf(body)).toEqual(['channel', 'colour', 'departmentId', 'from', 'withFreeSeats']);
  });
});

test('instants come with the offset of the department, whatever offset they were sent with', async () => {
  const place = await run((tx) => aHostDepartment(tx, { timeZone: 'Europe/Brussels' }));
  const itsLead = await app.as(await run((tx) => aLead(tx, place)));
  const input = {
    departmentId: place.id,
    channel: 'phone',
    seats: 1,
    startsAt: '2027-10-30T23:30:00Z',
    endsAt: '2027-10-31T04:30:00+02:00',
  };
  const { body } = await itsLead('POST', '/slots', input);
  // The night on which summer time ends.
  expect(body).toMatchObject({ startsAt: '2027-10-31T01:30:00+02:00', endsAt: '2027-10-31T03:30:00+01:00' });
  expect((await asVisitor('GET', `/slots/${String(body.id)}`)).body).toEqual(body);
});

test('nothing of all this was an error', () => {
  expect(app.output()).not.toMatch(/error/i);
});
