import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { createApiToken } from '../../src/people/api-tokens.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { fieldsOf } from '../support/answers.js';
import { ApiDocument, type Documented, type Operation } from '../support/api-document.js';
import { aHostDepartment, aLead, anAdmin, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { anInvite, aVisit } from '../support/visits.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;
const unknown = '00000000-0000-4000-8000-000000000000';
const reason = 'De bezetting is krap.';
const learningGoals = ['Kijken'];

let document: ApiDocument;
let department: Department;
let tokens: Record<'admin' | 'lead' | 'visitor' | 'nobody', string>;
let people: Record<'admin' | 'lead' | 'visitor', Actor>;

beforeAll(async () => {
  document = await ApiDocument.read(app.baseUrl);
  department = await run((tx) => aHostDepartment(tx));
  people = await run(async (tx) => ({
    admin: await anAdmin(tx),
    lead: await aLead(tx, department),
    visitor: await aPerson(tx),
  }));
  const token = (actor: Actor) => run((tx) => createApiToken(tx, actor, 'test'));
  const { admin, lead, visitor } = people;
  tokens = { admin: await token(admin), lead: await token(lead), visitor: await token(visitor), nobody: 'mk_nobody' };
});

interface Call {
  who?: keyof typeof tokens;
  id?: string;
  query?: string;
  body?: object | string;
  headers?: Record<string, string>;
}

function send(
  { method, path }: Operation,
  { who = 'visitor', id = unknown, query = '', body, headers }: Call,
): Promise<Response> {
  return fetch(app.baseUrl + path.replace('{id}', id) + query, {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${tokens[who]}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    body: typeof body === 'object' ? JSON.stringify(body) : body,
  });
}

let hour = 100;
const newSlot = (facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, department, { createdById: people.lead.id, ...hoursFromNow((hour += 12)), ...facts }));
const newVisit = async (state: Visit['state'] = 'requested', visitorId = people.visitor.id) => {
  const slot = await newSlot();
  return run((tx) => aVisit(tx, slot, { state, visitorId }));
};
const slotInput = () => ({
  departmentId: department.id,
  channel: 'phone',
  location: 'Kamer',
  seats: 1,
  ...hoursFromNow((hour += 12)),
});
const personInput = () => ({
  givenName: 'Zoë',
  familyName: 'Meer',
  email: `zoe-${++hour}@example.org`,
  departmentId: department.id,
});
const departmentInput = () => ({ name: `Inkoop ${++hour}`, timeZone: 'Europe/Brussels' });

const ref = async (slotOrVisit: Promise<{ id: string }>) => ({ id: (await slotOrVisit).id });

/** How to get each documented answer, by operation and status; what the rest have in common is in `common`. */
const recipes: Record<string, Record<string, () => Promise<Call>>> = {
  'get /api/v1/audit': { 200: async () => ({ who: 'admin' }), 404: async () => ({ who: 'visitor' }) },
  'get /api/v1/departments': { 200: async () => ({}) },
  'post /api/v1/departments': {
    201: async () => ({ who: 'admin', body: departmentInput() }),
    409: async () => ({ who: 'lead', body: departmentInput() }),
  },
  'get /api/v1/me': { 200: async () => ({}) },
  'get /api/v1/people': { 200: async () => ({}) },
  'post /api/v1/people': {
    201: async () => ({
      who: 'admin',
      body: { ...personInput(), roles: [{ role: 'host', departmentId: department.id }] },
    }),
    409: async () => ({ who: 'lead', body: personInput() }),
  },
  'get /api/v1/slots': { 200: async () => newSlot().then(() => ({ query: '?limit=2' })) },
  'post /api/v1/slots': {
    201: async () => ({ who: 'lead', body: slotInput() }),
    409: async () => ({ who: 'visitor', body: slotInput() }),
  },
  'get /api/v1/slots/{id}': { 200: async () => ref(newSlot()) },
  'patch /api/v1/slots/{id}': {
    200: async () => ({ who: 'lead', ...(await ref(newSlot())), body: { seats: 3 } }),
    409: async () => ({ who: 'visitor', ...(await ref(newSlot())), body: { seats: 3 } }),
  },
  'post /api/v1/slots/{id}/withdrawal': {
    200: async () => ({ who: 'lead', ...(await ref(newSlot())), body: { reason } }),
    409: async () => ({ who: 'lead', ...(await ref(newSlot({ state: 'withdrawn' }))), body: {} }),
  },
  'post /api/v1/slots/{id}/visits': {
    201: async () => ({ ...(await ref(newSlot())), body: { learningGoals } }),
    409: async () => ({ who: 'lead', ...(await ref(newSlot())), body: { learningGoals } }),
  },
  'get /api/v1/visits': { 200: async () => newVisit().then(() => ({})) },
  'get /api/v1/visits/{id}': { 200: async () => ref(newVisit()) },
  'get /api/v1/visits/{id}/invite.ics': {
    200: async () => {
      const visit = await newVisit('approved');
      await run((tx) => anInvite(tx, visit));
      return { id: visit.id };
    },
    409: async () => ref(newVisit()),
  },
  'post /api/v1/visits/{id}/approval': {
    200: async () => ({ who: 'lead', ...(await ref(newVisit())) }),
    409: async () => ref(newVisit()),
  },
  'post /api/v1/visits/{id}/refusal': {
    200: async () => ({ who: 'lead', ...(await ref(newVisit())), body: { reason } }),
    409: async () => ({ ...(await ref(newVisit())), body: { reason } }),
  },
  'post /api/v1/visits/{id}/withdrawal': {
    200: async () => ref(newVisit()),
    409: async () => ({ who: 'lead', ...(await ref(newVisit())) }),
  },
  'post /api/v1/visits/{id}/cancellation': {
    200: async () => ({ ...(await ref(newVisit('approved'))), body: { reason } }),
    409: async () => ({ ...(await ref(newVisit())), body: { reason } }),
  },
};

/** The answers that every operation gives for the same cause. */
function common(operation: Operation): Record<string, () => Promise<Call>> {
  const valid: Record<string, object> = { visits: { learningGoals }, refusal: { reason }, cancellation: { reason } };
  const body = operation.requestBody && (valid[operation.path.split('/').at(-1)!] ?? {});
  return {
    401: async () => ({ who: 'nobody', body }),
    ...(operation.path.includes('{id}') ? { 404: async () => ({ who: 'admin', body }) } : {}),
    422: async () =>
      operation.method === 'get' ? { who: 'admin', query: '?limit=0' } : { who: 'admin', body: '{"a":' },
  };
}

const recipesOf = (operation: Operation) => ({ ...common(operation), ...recipes[operation.name] });

/** A call that succeeds. */
const goodCall = ({ name }: Operation) =>
  Object.entries(recipes[name]!).find(([status]) => status.startsWith('2'))![1]();

async function faultsOf(
  operation: Operation,
  status: string,
  { content = {} }: Documented,
  call: Call,
): Promise<string[]> {
  const answer = await send(operation, call);
  const text = await answer.text();
  const fault = (what: string) => [`${operation.name} ${status}: ${what} ${text}`];
  if (String(answer.status) !== status) return fault(`came ${answer.status}`);
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (!content[type]) return fault(`came as ${type}`);
  const body: unknown = type.endsWith('json') ? JSON.parse(text) : text;
  const validate = document.validatorOf(content[type].schema);
  if (!validate(body)) return fault(JSON.stringify(validate.errors));
  return (body as { items?: unknown[] }).items?.length === 0 ? fault('shows no row') : [];
}

test('the document has every operation of the API and points to nothing that is not there', () => {
  expect(document.operations.map(({ name }) => name).sort()).toEqual(Object.keys(recipes).sort());
  expect(document.brokenRefs).toEqual([]);
});

test('every documented answer comes as documented', async () => {
  const faults: string[] = [];
  for (const operation of document.operations) {
    for (const [status, documented] of Object.entries(operation.responses)) {
      const recipe = recipesOf(operation)[status];
      if (recipe) faults.push(...(await faultsOf(operation, status, documented, await recipe())));
      else faults.push(`${operation.name} ${status}: no recipe`);
    }
  }
  expect(faults).toEqual([]);
}, 60_000);

test('every answer that comes is documented', async () => {
  const faults: string[] = [];
  for (const operation of document.operations) {
    const calls: Call[] = [];
    for (const recipe of Object.values(recipesOf(operation))) calls.push(await recipe());
    calls.push(
      { who: 'admin', id: 'no-uuid' },
      { who: 'admin', query: '?cursor=bm8' },
      { who: 'admin', body: { what: 1 } },
    );
    calls.push({ who: 'admin', headers: { 'idempotency-key': 'x'.repeat(256) } });
    for (const call of calls.filter(({ body }) => operation.method !== 'get' || !body)) {
      const { status } = await send(operation, call);
      if (!operation.responses[status]) faults.push(`${operation.name}: ${status} for ${JSON.stringify(call)}`);
    }
  }
  expect(faults).toEqual([]);
}, 60_000);

test('what the document requires is required, each field by its name, and what it allows is taken', async () => {
  for (const operation of document.operations) {
    const schema = document.bodyOf(operation);
    if (!schema) continue;
    const call = await goodCall(operation);
    expect(document.validatorOf(schema)(JSON.parse(JSON.stringify(call.body)))).toBe(true);
    for (const field of schema.required ?? []) {
      const answer = await send(operation, { ...call, body: { ...(call.body as object), [field]: undefined } });
      const fields = fieldsOf((await answer.json()) as Record<string, unknown>);
      expect({ operation: operation.name, status: answer.status, fields }).toEqual({
        operation: operation.name,
        status: 422,
        fields: [field],
      });
    }
  }
});

test('no field of any operation takes the application down, whatever is in it', async () => {
  const faults: string[] = [];
  for (const operation of document.operations) {
    const schema = document.bodyOf(operation);
    const call = schema && (await goodCall(operation));
    for (const field of Object.keys(schema?.properties ?? {})) {
      for (const odd of [
        null,
        -1,
        1e300,
        true,
        {},
        [],
        [null],
        '',
        'x',
        '\0',
        'x'.repeat(10_000),
        '2026-99-99T00:00:00Z',
      ]) {
        const { status } = await send(operation, { ...call, body: { ...(call!.body as object), [field]: odd } });
        if (!operation.responses[status])
          faults.push(`${operation.name}: ${status} for ${field} ${JSON.stringify(odd)}`);
      }
    }
  }
  expect(faults).toEqual([]);
}, 60_000);
