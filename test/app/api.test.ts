import { beforeAll, describe, expect, test } from '@jest/globals';
import { ApiToken } from '../../src/people/api-token.entity.js';
import { createApiToken, revokeApiToken } from '../../src/people/api-tokens.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { hashToken } from '../../src/platform/secrets.js';
import { setStage } from '../support/acts.js';
import { fieldsOf, listIds } from '../support/answers.js';
import { type Api, apiWith } from '../support/api.js';
import { aHost, aHostDepartment, aLead, anAdmin, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;
const unknown = '00000000-0000-4000-8000-000000000000';
const learningGoals = ['Kijken'];

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

describe('a problem is told', () => {
  const problem = (api: Api, language?: string) =>
    api('POST', `/slots/${unknown}/visits`, { learningGoals }, language ? { 'accept-language': language } : {});

  test('in the language the caller asks for, else in their own', async () => {
    const english = await app.as(await run((tx) => aPerson(tx, { language: 'en' })));
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
      title: 'Dat kan niet',
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
    expect(await listIds(asVisitor, `/visits?slotId=${visit.slotId}`)).toEqual([]);
  });

  test('though those concerned see it: visitor, manager, hosts of the slot, leads', async () => {
    const [manager, host] = await run(async (tx) => [await aPerson(tx), await aHost(tx, department)]);
    const guest = await run((tx) => aPerson(tx, { managerId: manager.id }));
    const slot = await slotOf({ hostIds: [host.id] });
    const { id } = await run((tx) => aVisit(tx, slot, { visitorId: guest.id }));
    for (const actor of [manager, host, guest, lead]) {
      const call = await app.as(actor);
      expect((await call('GET', `/visits/${id}`)).status).toBe(200);
      expect(await listIds(call, `/visits?slotId=${slot.id}`)).toEqual([id]);
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

test('text keeps its letters, whatever they are, but for its ends and what no database can keep', async () => {
  const call = await app.as(await run((tx) => aPerson(tx)));
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
