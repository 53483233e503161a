import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Department } from '../../src/people/department.entity.js';
import { createApiToken } from '../../src/people/api-tokens.js';
import type { Actor } from '../../src/people/person.rules.js';
import { type Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { type RunningApp, startApp } from '../support/app.js';
import { aHostDepartment, aLead, anAdmin, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { anInvite, aVisit } from '../support/visits.js';

type Schema = Record<string, unknown>;

interface Documented {
  content?: Record<string, { schema: Schema }>;
}

interface Operation {
  responses: Record<string, Documented>;
  requestBody?: object;
}

interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const stage = setStage();
const { run } = stage;
const unknown = '00000000-0000-4000-8000-000000000000';
const reason = 'De bezetting is krap.';
const learningGoals = ['Kijken'];

let app: RunningApp;
let document: ApiDocument;
let ajv: Ajv;
let department: Department;
let tokens: Record<'admin' | 'lead' | 'visitor', string>;
let people: Record<'admin' | 'lead' | 'visitor', Actor>;

beforeAll(async () => {
  app = await startApp({ databaseUrl: stage.url });
  document = (await (await fetch(`${app.baseUrl}/api/openapi.json`)).json()) as ApiDocument;
  ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
  ajv.addSchema({ $id: 'api', components: close(document.components) });
  department = await run((tx) => aHostDepartment(tx));
  people = await run(async (tx) => ({
    admin: await anAdmin(tx),
    lead: await aLead(tx, department),
    visitor: await aPerson(tx),
  }));
  const token = (actor: Actor) => run((tx) => createApiToken(tx, actor, 'test'));
  tokens = { admin: await token(people.admin), lead: await token(people.lead), visitor: await token(people.visitor) };
}, 60_000);
afterAll(async () => {
  await app.stop();
});

/** Answers are closed: a field that is not documented is a fault. */
function close<T>(schema: T): T {
  if (schema === null || typeof schema !== 'object') return schema;
  if (Array.isArray(schema)) return schema.map(close) as T;
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]));
  return (
    'properties' in closed && closed.type === 'object' ? { ...closed, additionalProperties: false } : closed
  ) as T;
}

const validatorOf = (schema: Schema): ValidateFunction =>
  ajv.compile(JSON.parse(JSON.stringify(close(schema)).replaceAll('"#/', '"api#/')) as Schema);

interface Call {
  who?: keyof typeof tokens | 'nobody';
  id?: string;
  query?: string;
  body?: object | string;
  headers?: Record<string, string>;
}

function send(
  method: string,
  path: string,
  { who = 'visitor', id = unknown, query = '', body, headers = {} }: Call,
): Promise<Response> {
  const token = who === 'nobody' ? 'mk_nobody' : tokens[who];
  return fetch(app.baseUrl + path.replace('{id}', id) + query, {
    method: method.toUpperCase(),
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
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
function common(name: string, { requestBody }: Operation): Record<string, () => Promise<Call>> {
  const valid: Record<string, object> = { visits: { learningGoals }, refusal: { reason }, cancellation: { reason } };
  const body = requestBody && (valid[name.split('/').at(-1)!] ?? {});
  return {
    401: async () => ({ who: 'nobody', body }),
    ...(name.includes('{id}') ? { 404: async () => ({ who: 'admin', body }) } : {}),
    422: async () => (name.startsWith('get') ? { who: 'admin', query: '?limit=0' } : { who: 'admin', body: '{"a":' }),
  };
}

function listOperations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );
}

async function faultsOf(name: string, status: string, { content = {} }: Documented, call: Call): Promise<string[]> {
  const [method, path] = name.split(' ') as [string, string];
  const answer = await send(method, path, call);
  const text = await answer.text();
  if (String(answer.status) !== status) return [`${name} ${status}: came ${answer.status} ${text}`];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (!content[type]) return [`${name} ${status}: came as ${type}`];
  const body: unknown = type.endsWith('json') ? JSON.parse(text) : text;
  const isValid = validatorOf(content[type].schema);
  if (!isValid(body)) return [`${name} ${status}: ${ajv.errorsText(isValid.errors)} in ${text}`];
  const isEmptyPage = (body as { items?: unknown[] }).items?.length === 0;
  return isEmptyPage ? [`${name} ${status}: shows no row`] : [];
}

test('the document has every operation of the API and points to nothing that is not there', () => {
  expect(
    listOperations()
      .map(([name]) => name)
      .sort(),
  ).toEqual(Object.keys(recipes).sort());
  const schemas = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, target]) => target!);
  expect(refs.filter((target) => !schemas.includes(target))).toEqual([]);
});

test('every documented answer comes as documented', async () => {
  const faults: string[] = [];
  for (const [name, operation] of listOperations()) {
    const all = { ...common(name, operation), ...recipes[name] };
    for (const [status, documented] of Object.entries(operation.responses)) {
      const recipe = all[status];
      if (recipe) faults.push(...(await faultsOf(name, status, documented, await recipe())));
      else faults.push(`${name} ${status}: no recipe`);
    }
  }
  expect(faults).toEqual([]);
}, 60_000);

test('every answer that comes is documented', async () => {
  const faults: string[] = [];
  for (const [name, operation] of listOperations()) {
    const [method, path] = name.split(' ') as [string, string];
    const calls: Call[] = [
      ...(await Promise.all(Object.values({ ...common(name, operation), ...recipes[name] }).map((recipe) => recipe()))),
    ];
    calls.push(
      { who: 'admin', id: 'no-uuid' },
      { who: 'admin', query: '?cursor=bm8' },
      { who: 'admin', body: { whatIsThis: 1 } },
    );
    calls.push({ who: 'admin', headers: { 'idempotency-key': 'x'.repeat(256) } });
    for (const call of calls.filter(({ body }) => method !== 'get' || !body)) {
      const { status } = await send(method, path, call);
      if (!operation.responses[status]) faults.push(`${name}: ${status} for ${JSON.stringify(call)}`);
    }
  }
  expect(faults).toEqual([]);
}, 60_000);

test('what an operation takes is documented as it is: a body that the document allows is taken', async () => {
  for (const [name, operation] of listOperations()) {
    const { requestBody } = operation as { requestBody?: Documented };
    if (!requestBody) continue;
    const validate = validatorOf(requestBody.content!['application/json']!.schema);
    const ok = Object.entries(recipes[name]!).find(([status]) => status.startsWith('2'))!;
    const { body } = await ok[1]();
    expect({ name, isValid: validate(JSON.parse(JSON.stringify(body))), errors: validate.errors }).toEqual({
      name,
      isValid: true,
      errors: null,
    });
    expect({ name, isValid: validate({ whatIsThis: 1 }) }).toEqual({ name, isValid: false });
  }
});
