import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiToken } from '../../src/people/api-token.entity.js';
import { createApiToken, revokeApiToken } from '../../src/people/api-tokens.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { hashToken } from '../../src/platform/secrets.js';
import { encodeCursor } from '../../src/platform/http/paging.js';
import { setStage } from '../support/acts.js';
import { type Api, apiAs, apiWith } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aHost, aHostDepartment, aLead, anAdmin, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const unknown = '00000000-0000-4000-8000-000000000000';
const learningGoals = ['Kijken'];

let app: RunningApp;
let department: Department;
let lead: Actor;
let visitor: Actor;
let asAdmin: Api;
let asLead: Api;
let asVisitor: Api;

const as = (actor: Actor) => apiAs(stage.transactions, app.baseUrl, actor);

beforeAll(async () => {
  app = await startApp({ databaseUrl: stage.url });
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  visitor = await run((tx) => aPerson(tx));
  [asAdmin, asLead, asVisitor] = [await as(await run(anAdmin)), await as(lead), await as(visitor)];
}, 60_000);
afterAll(async () => {
  await app.stop();
});

const slotOf = (facts: SlotFacts = {}) => run((tx) => aSlot(tx, department, { createdById: lead.id, ...facts }));

interface Row {
  id: string;
}

/** Walks all pages; between them, something happens. */
async function listAll(
  call: Api,
  path: string,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const next = cursor ? `&cursor=${cursor}` : '';
    const { body }: { body: { items: Row[]; nextCursor: string | null } } = await call('GET', `${path}limit=2${next}`);
    ids.push(...body.items.map(({ id }) => id));
    cursor = body.nextCursor;
    await meanwhile();
  }
  return ids;
}

const list = async (call: Api, path: string) => {
  const { body } = await call<{ items: Row[] }>('GET', path);
  return body.items.map(({ id }) => id);
};

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
    const seen = await listAll(await as(guest), '/visits?mine=true&', () => add((hour += 2)));
    expect(seen.slice(0, 5)).toEqual(slots);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test.each(['people', 'departments', 'audit'])('of %s', async (what) => {
    for (let n = 0; n < 3; n++) await run((tx) => aPerson(tx));
    const path = what === 'audit' ? '/audit?' : `/${what}?`;
    const all = await list(asAdmin, `${path}limit=200`);
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
    expect(await list(asVisitor, path)).toHaveLength(50);
    expect(await list(asVisitor, `${path}&limit=200`)).toHaveLength(51);
    expect((await asVisitor('GET', `${path}&limit=201`)).status).toBe(422);
  });

  test('and a cursor that was not made here is a fault of that field', async () => {
    const wrong = [
      'x',
      encodeCursor(['yesterday', unknown]),
      encodeCursor([new Date().toISOString(), 'x']),
      encodeCursor([1, 2]),
      encodeCursor(['a\0', unknown]),
    ];
    for (const path of ['/slots', '/visits', '/people', '/departments', '/audit']) {
      for (const cursor of wrong) {
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

const fieldsOf = (body: Record<string, unknown>) =>
  ((body.errors ?? []) as { field: string }[]).map(({ field }) => field).sort();

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
      list(asVisitor, `/slots?departmentId=${home.id}&${new URLSearchParams(query as Record<string, string>)}`);

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
    expect((await list(asLead, `/visits?slotId=${slot.id}`)).sort()).toEqual([mine.id, theirs.id].sort());
    expect(await list(asLead, `/visits?slotId=${slot.id}&state=approved`)).toEqual([theirs.id]);
    expect(await list(asLead, `/visits?slotId=${slot.id}&mine=true`)).toEqual([]);
    expect(await list(asVisitor, `/visits?slotId=${slot.id}`)).toEqual([mine.id]);
  });

  test('of people: only those one may see, by name, address or department', async () => {
    const manager = await run((tx) => aPerson(tx));
    const facts = { managerId: manager.id, givenName: 'Žofie', namePrefix: 'van der', familyName: 'Zoekmeer' };
    const person = await run((tx) => aPerson(tx, facts));
    const find = async (call: Api, search: string) => list(call, `/people?search=${encodeURIComponent(search)}`);
    for (const search of ['žofie van der zoek', person.email]) expect(await find(asAdmin, search)).toEqual([person.id]);
    expect(await find(asAdmin, 'Zoek%meer')).toEqual([]);
    expect(await list(asAdmin, `/people?departmentId=${person.departmentId}`)).toEqual([person.id]);
    expect((await list(await as(manager), '/people')).sort()).toEqual([manager.id, person.id].sort());
    expect(await list(asVisitor, '/people')).toEqual([visitor.id]);
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
  const itsLead = await as(await run((tx) => aLead(tx, place)));
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

describe('a problem is told', () => {
  const problem = (api: Api, language?: string) =>
    api('POST', `/slots/${unknown}/visits`, { learningGoals }, language ? { 'accept-language': language } : {});

  test('in the language the caller asks for, else in their own', async () => {
    const english = await as(await run((tx) => aPerson(tx, { language: 'en' })));
    const dutch = { title: 'Niet gevonden' };
    expect((await problem(asVisitor)).body).toMatchObject(dutch);
    expect((await problem(english)).body).toMatchObject({ title: 'Not found' });
    expect((await problem(english, 'fr-FR, nl;q=0.8, en;q=0.5')).body).toMatchObject(dutch);
    expect((await problem(asVisitor, 'en-GB')).body).toMatchObject({ title: 'Not found' });
  });

  test('as RFC 9457 has it, a refusal with its reason', async () => {
    const { id } = await slotOf();
    const { status, headers, body } = await asLead('POST', `/slots/${id}/visits`, { learningGoals });
    expect(status).toBe(409);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: '/problems/own-department',
      title: 'Kan niet',
      status: 409,
      detail: expect.stringContaining('je eigen afdeling'),
      reason: 'own-department',
    });
  });

  test('with one entry for each field that is wrong', async () => {
    const goals = { learningGoals: ['', 'x'.repeat(501), 3, 'vier'], visitorId: 'x', extra: 1 };
    const { status, body } = await asVisitor('POST', `/slots/${unknown}/visits`, goals);
    expect(status).toBe(422);
    expect(fieldsOf(body)).toEqual(['extra', 'learningGoals', 'visitorId']);
    for (const { detail } of body.errors as { detail: string }[]) expect(detail).toMatch(/\w+ \w+/);

    const nothing = await asLead('POST', '/slots', {});
    expect(fieldsOf(nothing.body)).toEqual(['channel', 'departmentId', 'endsAt', 'seats', 'startsAt']);
    const odd = await asLead('POST', '/slots', {
      departmentId: null,
      channel: ['phone'],
      startsAt: 1,
      endsAt: '2026-02-30T09:00:00Z',
      seats: 1.5,
    });
    expect(fieldsOf(odd.body)).toEqual(['channel', 'departmentId', 'endsAt', 'seats', 'startsAt']);
    const roles = [{ role: 'admin' }, { role: 'boss', departmentId: 'x' }];
    const person = await asAdmin('POST', '/people', {
      givenName: 'A',
      familyName: ' ',
      email: 'a@b',
      departmentId: department.id,
      roles,
    });
    expect(fieldsOf(person.body)).toEqual(['email', 'familyName', 'roles.1.departmentId', 'roles.1.role']);
  });

  test('for a body that is no JSON, no object, not JSON by its type, or too large', async () => {
    const token = await run((tx) => createApiToken(tx, visitor, 'test'));
    const post = (body: string, type = 'application/json') =>
      fetch(`${app.baseUrl}/api/v1/slots/${unknown}/visits`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        body,
      });
    const json = JSON.stringify({ learningGoals });
    const answers = [
      post('{"a":'),
      post('[]'),
      post('"text"'),
      post('null'),
      post(json, 'text/xml'),
      post(`{"a":"${'x'.repeat(1_100_000)}"}`),
    ];
    const statuses = [422, 422, 422, 422, 415, 413];
    for (const [index, answer] of (await Promise.all(answers)).entries()) {
      expect(answer.status).toBe(statuses[index]);
      expect(answer.headers.get('content-type')).toMatch('application/problem+json');
      expect(await answer.json()).toMatchObject({
        status: statuses[index],
        title: expect.any(String),
        detail: expect.any(String),
      });
    }
  });

  test('for an address of the API that does not exist', async () => {
    const { status, body } = await asVisitor('GET', '/nothing');
    expect({ status, body }).toMatchObject({ status: 404, body: { type: '/problems/not-found' } });
  });
});

describe('what is not yours is not found', () => {
  test('a visit of somebody else, to read or to act on', async () => {
    const visit = await run(async (tx) => aVisit(tx, await aSlot(tx, department)));
    for (const path of ['', '/invite.ics'])
      expect((await asVisitor('GET', `/visits/${visit.id}${path}`)).status).toBe(404);
    for (const act of ['approval', 'withdrawal', 'refusal', 'cancellation']) {
      const body = ['refusal', 'cancellation'].includes(act) ? { reason: 'x' } : undefined;
      expect((await asVisitor('POST', `/visits/${visit.id}/${act}`, body)).status).toBe(404);
    }
    expect(await list(asVisitor, `/visits?slotId=${visit.slotId}`)).toEqual([]);
  });

  test('though those concerned see it: visitor, manager, hosts of the slot, leads', async () => {
    const [manager, host] = await run(async (tx) => [await aPerson(tx), await aHost(tx, department)]);
    const guest = await run((tx) => aPerson(tx, { managerId: manager.id }));
    const slot = await slotOf({ hostIds: [host.id] });
    const { id } = await run((tx) => aVisit(tx, slot, { visitorId: guest.id }));
    for (const actor of [manager, host, guest, lead]) {
      const call = await as(actor);
      expect((await call('GET', `/visits/${id}`)).status).toBe(200);
      expect(await list(call, `/visits?slotId=${slot.id}`)).toEqual([id]);
    }
  });

  test('the audit, for whoever is no admin', async () => {
    expect((await asLead('GET', '/audit')).status).toBe(404);
  });

  test('an id that is no UUID', async () => {
    for (const path of ['/slots/x', '/visits/1', '/visits/%00', `/visits/${unknown}0`])
      expect((await asAdmin('GET', path)).status).toBe(404);
    expect((await asAdmin('POST', '/visits/x/approval')).status).toBe(404);
  });
});

describe('nobody is signed in', () => {
  const statusOf = async (token: string) => (await apiWith(app.baseUrl, token)('GET', '/me')).status;

  test('with a token that was revoked, made up, or is of another kind', async () => {
    const token = await run((tx) => createApiToken(tx, visitor, 'test'));
    expect(await statusOf(token)).toBe(200);
    const { id } = await run((tx) => tx.findOneByOrFail(ApiToken, { tokenHash: hashToken(token) }));
    await run((tx) => revokeApiToken(tx, visitor, id));
    expect(await statusOf(token)).toBe(401);
    expect(await statusOf('mk_made-up')).toBe(401);
    const basic = await fetch(`${app.baseUrl}/api/v1/me`, { headers: { authorization: `Basic ${token}` } });
    expect(basic.status).toBe(401);
  });

  test('without a token, and then the answer says how', async () => {
    const answer = await fetch(`${app.baseUrl}/api/v1/me`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  });
});

describe('an Idempotency-Key', () => {
  const key = (value: string) => ({ 'idempotency-key': value });

  test('gets the same answer again, also when the thing has changed since', async () => {
    const call = await as(await run((tx) => aPerson(tx)));
    const slot = await slotOf();
    const first = await call('POST', `/slots/${slot.id}/visits`, { learningGoals }, key('a'));
    expect(first).toMatchObject({ status: 201, body: { state: 'requested' } });
    await asLead('POST', `/visits/${String(first.body.id)}/approval`);
    const second = await call('POST', `/slots/${slot.id}/visits`, { learningGoals }, key('a'));
    expect({ status: second.status, body: second.body }).toEqual({ status: 201, body: first.body });
  });

  test('is refused for another request, and is nothing to anybody else', async () => {
    const [mine, theirs] = [await as(await run((tx) => aPerson(tx))), await as(await run((tx) => aPerson(tx)))];
    const slot = await slotOf();
    await mine('POST', `/slots/${slot.id}/visits`, { learningGoals }, key('b'));
    const other = await mine('POST', `/slots/${slot.id}/visits`, { learningGoals: ['Iets anders'] }, key('b'));
    expect(other).toMatchObject({ status: 409, body: { reason: 'idempotency-key-reused' } });
    expect((await theirs('POST', `/slots/${slot.id}/visits`, { learningGoals }, key('b'))).status).toBe(201);
  });

  test('is not used up by a refusal', async () => {
    const call = await as(await run((tx) => aPerson(tx)));
    const slot = await slotOf({ seats: 1 });
    const taken = await run((tx) => aVisit(tx, slot, { state: 'approved' }));
    const request = () => call('POST', `/slots/${slot.id}/visits`, { learningGoals }, key('c'));
    expect(await request()).toMatchObject({ status: 409, body: { reason: 'slot-full' } });
    await asLead('POST', `/visits/${taken.id}/cancellation`, { reason: 'Ziek' });
    expect((await request()).status).toBe(201);
  });
});

test('text keeps its letters, whatever they are, but for its ends and what no database can keep', async () => {
  const call = await as(await run((tx) => aPerson(tx)));
  const goal = `Ёж "quoted"; \\ 👩🏽‍💻 <b> \u202e ë`;
  const { body } = await call('POST', `/slots/${(await slotOf()).id}/visits`, {
    learningGoals: [` ${goal}\0 `, '漢字'],
  });
  expect(body.learningGoals).toEqual([goal, '漢字']);
  expect((await asAdmin('GET', '/people?search=%00')).status).toBeLessThan(500);
});

test('nothing of all this was an error', () => {
  expect(app.output()).not.toMatch(/error/i);
});
