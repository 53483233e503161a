import { beforeAll, expect, test } from '@jest/globals';
import { createApiToken } from '../../src/people/api-tokens.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { fieldsOf } from '../support/answers.js';
import { ApiDocument, type Documented, type Operation } from '../support/api-document.js';
import { type Call, makeRecipes, type Recipes } from '../support/api-recipes.js';
import { aHostDepartment, aLead, anAdmin, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;
const unknown = '00000000-0000-4000-8000-000000000000';

let document: ApiDocument;
let tokens: Record<NonNullable<Call['who']>, string>;
let recipes: Record<string, Recipes>;

beforeAll(async () => {
  document = await ApiDocument.read(app.baseUrl);
  const department = await run((tx) => aHostDepartment(tx));
  const [admin, lead, visitor] = await run(async (tx) => [
    await anAdmin(tx),
    await aLead(tx, department),
    await aPerson(tx),
  ]);
  recipes = makeRecipes(stage, { department, lead, visitor });
  const token = (actor: Actor) => run((tx) => createApiToken(tx, actor, 'test'));
  tokens = { admin: await token(admin), lead: await token(lead), visitor: await token(visitor), nobody: 'mk_nobody' };
});

function send(
  { method, path }: Operation,
  { who = 'visitor', id = unknown, query = '', body, headers }: Call,
): Promise<Response> {
  return fetch(app.baseUrl + path.replace(/\{(id|kind|name|file)\}/, id) + query, {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${tokens[who]}`,
      'accept-encoding': 'identity',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    body: typeof body === 'object' ? JSON.stringify(body) : body,
  });
}

/** A call that succeeds. */
const goodCall = ({ name }: Operation) =>
  Object.entries(recipes[name]!).find(([status]) => status.startsWith('2'))![1]();

/** The answers that every operation gives for the same cause. */
function common(operation: Operation): Recipes {
  const body = operation.requestBody && {};
  const ofNobody = async () => ({ body: operation.requestBody && (await goodCall(operation)).body });
  return {
    401: async () => ({ who: 'nobody', body }),
    ...(operation.path.includes('{id}') ? { 404: async () => ({ ...(await ofNobody()), who: 'admin' }) } : {}),
    422: async () =>
      operation.method === 'get' ? { who: 'admin', query: '?limit=0' } : { who: 'admin', body: '{"a":' },
  };
}

const recipesOf = (operation: Operation) => ({ ...common(operation), ...recipes[operation.name] });

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

test('every documented answer comes as documented, and no other', async () => {
  const faults: string[] = [];
  for (const operation of document.operations) {
    const known = recipesOf(operation);
    for (const status of new Set([...Object.keys(operation.responses), ...Object.keys(recipes[operation.name]!)])) {
      const documented = operation.responses[status];
      if (documented && known[status])
        faults.push(...(await faultsOf(operation, status, documented, await known[status]())));
      else faults.push(`${operation.name} ${status}: ${documented ? 'no recipe' : 'not documented'}`);
    }
  }
  expect(faults).toEqual([]);
});

test('what is wrong with a call is documented too', async () => {
  const faults: string[] = [];
  const calls: Call[] = [
    { who: 'admin', id: 'no-uuid' },
    { who: 'admin', query: '?cursor=bm8' },
    { who: 'admin', body: { what: 1 } },
    { who: 'admin', headers: { 'idempotency-key': 'x'.repeat(256) } },
  ];
  for (const operation of document.operations) {
    for (const call of calls.filter(({ body }) => operation.method !== 'get' || !body)) {
      const { status } = await send(operation, call);
      if (!operation.responses[status]) faults.push(`${operation.name}: ${status} for ${JSON.stringify(call)}`);
    }
  }
  expect(faults).toEqual([]);
});

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

const oddValues = [null, -1, 1e300, true, {}, [], [null], '', 'x', '\0', 'x'.repeat(10_000), '2026-99-99T00:00:00Z'];

test('no field of any operation takes the application down, whatever is in it', async () => {
  const faults: string[] = [];
  for (const operation of document.operations) {
    const schema = document.bodyOf(operation);
    const call = schema && (await goodCall(operation));
    for (const field of Object.keys(schema?.properties ?? {})) {
      const tries = oddValues.map(async (odd) => {
        const { status } = await send(operation, { ...call, body: { ...(call!.body as object), [field]: odd } });
        return operation.responses[status] ? [] : `${operation.name}: ${status} for ${field} ${JSON.stringify(odd)}`;
      });
      faults.push(...(await Promise.all(tries)).flat());
    }
  }
  expect(faults).toEqual([]);
});
