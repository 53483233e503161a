import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { encodeCursor } from '../../src/platform/http/paging.js';
import { setStage } from '../support/acts.js';
import type { Api } from '../support/api.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { aHostDepartment, aLead, anAdmin, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot } from '../support/slots.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;
const unknown = '00000000-0000-4000-8000-000000000000';

let department: Department;
let lead: Actor;
let admin: Browsing;
let asAdmin: Api;
let asVisitor: Api;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  const person = await run(anAdmin);
  admin = await browseAs(stage.transactions, app.baseUrl, person);
  asAdmin = await app.as(person);
  asVisitor = await app.as(await run((tx) => aPerson(tx)));
});

// Whatever stands in an address or a form is somebody's mistake or malice, and never a fault of ours.
describe('an address with what the database cannot hold', () => {
  test.each([
    '/people?search=%00',
    '/people/suggestions?search=%00a',
    '/departments?search=%00',
    '/decisions?search=%00',
    '/visits?q=%00',
    '/slots?search=%00&place=%00&visitor=%00',
    '/visitors?search=%00ab',
  ])('%s is answered without it', async (path) => {
    expect((await admin.get(path)).status).toBe(200);
  });
});

test('an address that cannot be read is one that is not there', async () => {
  for (const path of ['/%ff', '/people/%ff', '/slots/100%', '/wall/%00', '/wall/%ff']) {
    const { status, html } = await admin.get(path);
    expect([path, status]).toEqual([path, 404]);
    expect(html).toContain('Deze pagina is er niet');
  }
});

describe('what is no id', () => {
  test.each(['/slots/new?copy=abc', '/floor/copies?departmentId=abc&date=2026-11-24', '/floor/copies'])(
    'is nobody’s in %s',
    async (path) => {
      expect((await admin.get(path)).status).toBe(404);
    },
  );

  test('is nobody’s in a form', async () => {
    const week = { departmentId: 'abc', date: '2026-11-24', slotIds: unknown };
    expect((await admin.post('/floor/copies', week)).status).toBe(404);
    const removal = { role: 'host', personId: 'abc' };
    expect((await admin.post(`/departments/${department.id}/roles/removal`, removal)).status).toBe(404);
    const role = { role: 'host', departmentId: '-'.repeat(36) };
    expect((await admin.post(`/people/${lead.id}/roles`, role)).status).toBe(422);
  });
});

describe('a year that no calendar of ours has', () => {
  const cursor = encodeCursor(['0000-01-01T00:00:00.000Z', unknown]);
  const entry = encodeCursor(['0000-01-01T00:00:00.000Z', '1']);

  test.each([
    `/slots?view=list&cursor=${cursor}`,
    `/visits?cursor=${cursor}`,
    `/decisions?cursor=${cursor}`,
    `/administration/audit?cursor=${entry}`,
  ])('is refused in the cursor of %s', async (path) => {
    expect((await admin.get(path)).status).toBe(422);
  });

  test.each([
    `/visits?cursor=${cursor}`,
    `/slots?cursor=${cursor}`,
    `/audit?cursor=${entry}`,
    '/slots?from=-200000-01-01T00:00:00Z',
    '/slots?from=0000-01-01T00:00:00Z',
    '/slots?to=%2B275760-09-13T00:00:00Z',
    '/people?startsFrom=0000-01-01',
  ])('is refused by the API in %s', async (path) => {
    expect((await asAdmin('GET', path)).status).toBe(422);
  });
});

test('half a character is left out of what is kept', async () => {
  const { id } = await run((tx) => aSlot(tx, department, { createdById: lead.id }));
  const { status, body } = await asVisitor('POST', `/slots/${id}/visits`, {
    learningGoals: ['Wat\ud800 \0vragen ze? 👋'],
  });
  expect(status).toBe(201);
  expect(body.learningGoals).toEqual(['Wat vragen ze? 👋']);
});

describe('the way back', () => {
  test.each(['/€', '/\u0001', '//evil.example', '/\\evil.example'])('to %s is to the start page', async (next) => {
    expect(await admin.post('/account/language', { language: 'nl', next })).toMatchObject({
      status: 303,
      location: '/',
    });
  });

  test('is to one place only', async () => {
    expect((await admin.get('/sign-in?next=/slots&next=//evil.example')).location).toBe('/');
  });
});
