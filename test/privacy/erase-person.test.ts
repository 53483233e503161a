import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Leaver, setLeaver } from '../support/leaver.js';
import { erasePerson } from '../../src/privacy/erase-person.js';
import { isNameTyped, whyNotErase } from '../../src/privacy/erase.rules.js';
import { readOwnData } from '../../src/privacy/own-data.queries.js';
import { reactivatePerson } from '../../src/directory/reactivate-person.js';
import { listPeople } from '../../src/people/people-list.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { setStage } from '../support/acts.js';
import { anHr, aPerson } from '../support/people.js';

describe('a name is typed over', () => {
  test.each([
    ['Jo van der Meer', 'Jo van der Meer', true],
    ['  jo  VAN der meer ', 'Jo van der Meer', true],
    ['Zoe\u0308 Bakker', 'Zoë Bakker', true],
    ['Jo Meer', 'Jo van der Meer', false],
    ['', 'Jo', false],
  ])('%j for %j: %s', (typed, name, isIt) => expect(isNameTyped(typed, name)).toBe(isIt));
});

const stage = setStage();
const { run, refusal, faults, listAudit } = stage;
const SECRET = 'Zwaluwenburg';
let hr: Actor;
let leaver: Leaver;

beforeAll(async () => {
  hr = await run(anHr);
  leaver = await setLeaver(stage, hr, SECRET);
});

test('only HR and admins erase, and nobody who works here', () => {
  const nobody = { ...hr, roles: [] };
  expect(whyNotErase({ actor: nobody, person: { isActive: false } })).toBe('not-hr');
  expect(whyNotErase({ actor: hr, person: { isActive: true } })).toBe('erase-works-here');
  expect(whyNotErase({ actor: hr, person: { isActive: false } })).toBeNull();
});

test('who still works here, and who is typed wrong, is not erased', async () => {
  const colleague = await run((tx) => aPerson(tx));
  expect(await refusal((tx) => erasePerson(tx, hr, colleague.id, { name: colleague.name }))).toBe('erase-works-here');
  expect(await faults((tx) => erasePerson(tx, hr, leaver.person.id, { name: 'Iemand' }))).toEqual(['name: name-differs']); // prettier-ignore
  await expect(run((tx) => erasePerson(tx, colleague, leaver.person.id, { name: leaver.person.name }))).rejects.toThrow(NotFound); // prettier-ignore
});

test('one reads all that is kept about oneself, and nothing that others said', async () => {
  const data = await run((tx) => readOwnData(tx, leaver.person.id));
  const text = JSON.stringify(data);
  for (const part of [
    'profile',
    'visits',
    'statements',
    'forms',
    'learnings',
    'actions',
    'comments',
    'absences',
  ] as const)
    // prettier-ignore
    expect(data[part]).not.toEqual([]);
  for (const said of leaver.said) expect(text).toContain(said);
  expect(text).not.toContain('Gastvrouwstra');
});

test('nothing anywhere tells who was erased, and every count is as it was', async () => {
  const before = await countAll();
  expect(await findEverywhere(SECRET)).not.toEqual([]);
  const erase = () =>
    run((tx) => erasePerson(tx, hr, leaver.person.id, { name: leaver.person.name })).then(() => 'erased', (error: unknown) => (error as Error).message); // prettier-ignore
  expect((await Promise.all([erase(), erase()])).sort()).toEqual(['erased', 'person not found']);
  expect(await findEverywhere(SECRET)).toEqual([]);
  expect(await countAll()).toEqual(before);
  expect(await listAudit(leaver.person.id)).toContainEqual({ act: 'person.erased', actorId: hr.id, before: null, after: null }); // prettier-ignore
});

test('who was erased is found nowhere and does not come back', async () => {
  const { items } = await run((tx) => listPeople(tx, hr, { search: 'N.N.' }));
  expect(items).toEqual([]);
  await expect(run((tx) => reactivatePerson(tx, hr, leaver.person.id))).rejects.toThrow(NotFound);
});

/** In which columns of which tables a word stands, whatever their type; the words of mails as well. */
async function findEverywhere(word: string): Promise<string[]> {
  const columns: { table: string; column: string }[] = await run((tx) =>
    tx.query(`SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
      JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
     WHERE c.table_schema = 'public' AND c.data_type NOT IN ('uuid', 'boolean', 'integer', 'date', 'timestamp with time zone')`),
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows: unknown[] = await run(
      (tx) =>
      tx.query(`SELECT FROM "${table}" t WHERE position(lower($1) IN lower(CASE WHEN pg_typeof(t."${column}") = 'bytea'::regtype
        THEN encode(t."${column}"::text::bytea, 'escape') ELSE t."${column}"::text END)) > 0 LIMIT 1`, [word]), // prettier-ignore
    );
    if (rows.length) found.push(`${table}.${column}`);
  }
  return found;
}

/** What figures are made of. */
async function countAll(): Promise<object> {
  const [counts] = await run((tx) =>
    tx.query(`SELECT
      (SELECT json_agg(json_build_object('state', state, 'count', count) ORDER BY state) FROM (SELECT state, count(*) FROM visits GROUP BY 1) v) AS visits,
      (SELECT count(*) FROM attendances WHERE outcome = 'missed') AS missed,
      (SELECT json_agg(json_build_object('kind', kind, 'answered', answered) ORDER BY kind) FROM (SELECT kind, count(answered_at) AS answered FROM feedback_forms GROUP BY 1) f) AS forms,
      (SELECT count(*) FROM form_answers WHERE question IN ('prepared', 'hindrance', 'again')) AS choices,
      (SELECT sum(score) FROM pulse_scores) AS scores,
      (SELECT sum(times_heard) FROM learnings) AS heard,
      (SELECT count(*) FROM actions) AS actions,
      (SELECT count(*) FROM people) AS people,
      (SELECT json_agg(department_id ORDER BY department_id) FROM people) AS departments`),
  );
  return counts as object;
}
