import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import { TextVersion } from '../../src/texts/text-version.entity.js';
import { acceptStatement } from '../../src/preparation/accept-statement.js';
import { StatementAcceptance } from '../../src/preparation/statement-acceptance.entity.js';
import { findStatement } from '../../src/preparation/statement.queries.js';
import { setStage } from '../support/acts.js';
import { aPerson } from '../support/people.js';

const { run, refusal, listAudit } = setStage();

const someone = (language: 'nl' | 'en' = 'nl') => run((tx) => aPerson(tx, { language }));
const statementFor = (person: Actor) => run((tx) => findStatement(tx, person));
const accept = (person: Actor, statementHash: string) => run((tx) => acceptStatement(tx, person, { statementHash }));
const acceptancesOf = ({ id }: Actor) => run((tx) => tx.findBy(StatementAcceptance, { personId: id }));

let version = 0;
const saysInstead = (text: string | null, author: Actor) =>
  run((tx) =>
    tx.insert(TextVersion, {
      key: 'texts.statement',
      language: 'nl',
      version: ++version,
      text,
      createdById: author.id,
      createdAt: now(),
    }),
  );

test('who accepts the statement is kept with the exact words, their hash and the language, and once in the audit', async () => {
  const person = await someone();
  const before = await statementFor(person);
  expect(before).toMatchObject({ language: 'nl', isAccepted: false });
  expect(before.hash).toBe(createHash('sha256').update(before.text).digest('hex'));

  await accept(person, before.hash);
  const { text, hash } = before;
  expect(await statementFor(person)).toEqual({ ...before, isAccepted: true });
  expect(await acceptancesOf(person)).toMatchObject([{ language: 'nl', text, textHash: hash }]);
  expect(await listAudit(person.id)).toEqual([
    { act: 'statement.accepted', actorId: person.id, before: null, after: { language: 'nl', textHash: hash } },
  ]);
});

describe('accepting twice', () => {
  test('changes nothing', async () => {
    const person = await someone();
    const { hash } = await statementFor(person);
    await accept(person, hash);
    await accept(person, hash);
    expect(await acceptancesOf(person)).toHaveLength(1);
    expect(await listAudit(person.id)).toHaveLength(1);
  });

  test('at the same time keeps one acceptance and one line in the audit', async () => {
    const person = await someone();
    const { hash } = await statementFor(person);
    await Promise.all(Array.from({ length: 5 }, () => accept(person, hash)));
    expect(await acceptancesOf(person)).toHaveLength(1);
    expect(await listAudit(person.id)).toHaveLength(1);
  });
});

test('who accepted it in one language has accepted it in the other', async () => {
  const person = await someone();
  await accept(person, (await statementFor(person)).hash);
  const english = await statementFor({ ...person, language: 'en' });
  expect(english).toMatchObject({ language: 'en', isAccepted: true });
  expect(english.text).not.toBe((await statementFor(person)).text);
});

test("what one person accepted says nothing of another's promise", async () => {
  const [person, other] = [await someone(), await someone()];
  await accept(person, (await statementFor(person)).hash);
  expect((await statementFor(other)).isAccepted).toBe(false);
});

test("a company's own words hold from then on: who read the old ones is asked to read the new, and nothing is kept", async () => {
  const person = await someone();
  const old = await statementFor(person);
  await accept(person, old.hash);
  const slow = await someone();
  const words = 'Wat je hoort, blijft hier.';
  await saysInstead(words, person);

  expect(await statementFor(person)).toMatchObject({ text: words, isAccepted: false });
  expect(await refusal((tx) => acceptStatement(tx, slow, { statementHash: old.hash }))).toBe('statement-changed');
  expect(await acceptancesOf(slow)).toEqual([]);
  await accept(slow, (await statementFor(slow)).hash);
  expect(await acceptancesOf(slow)).toMatchObject([{ text: words }]);

  await saysInstead(null, person);
  expect(await statementFor(person)).toMatchObject({ text: old.text, isAccepted: true });
});
