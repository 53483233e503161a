import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import { listBookablePeople, booksForOthers } from '../../src/booking/bookable-people.queries.js';
import { chooseVisitor, writtenAs } from '../../src/booking/choose-visitor.js';
import { setStage } from '../support/acts.js';
import { aPerson, anAdmin, anHr, type PersonFacts } from '../support/people.js';

const { run } = setStage();

let hr: Actor;
let manager: Actor;
let mieke: Actor;
const someone = (facts: PersonFacts) => run((tx) => aPerson(tx, facts));
const choose = (actor: Actor, text: string) => run((tx) => chooseVisitor(tx, actor, text));
const whom = async (actor: Actor, text: string) => (await choose(actor, text)).person?.id;

beforeAll(async () => {
  hr = await run((tx) => anHr(tx));
  manager = await someone({ givenName: 'Greet', namePrefix: '', familyName: 'Baas' });
  mieke = await someone({ givenName: 'Mieke', namePrefix: 'van der', familyName: 'Berg', managerId: manager.id });
  await someone({ givenName: 'Jan', namePrefix: '', familyName: 'Jansen', email: 'jan.1@example.org' });
  await someone({ givenName: 'Jan', namePrefix: '', familyName: 'Jansen', email: 'jan.2@example.org' });
});

describe('who is meant', () => {
  test('by nothing is oneself', async () => {
    expect(await choose(hr, '  ')).toEqual({ person: hr, problem: null, choices: [] });
  });

  test.each(['Mieke van der Berg', 'mieke VAN DER berg ', 'Mieke van der Berg (MIEKE)'])(
    'by %j is clear',
    async (text) => {
      expect(await whom(hr, text.replace('MIEKE', mieke.email))).toBe(mieke.id);
    },
  );

  test('by a mail address is clear', async () => {
    expect(await whom(hr, mieke.email.toUpperCase())).toBe(mieke.id);
  });

  test('by the name of two is asked again, with both to choose from; what is offered means one', async () => {
    const { person, problem, choices } = await choose(hr, 'Jan Jansen');
    expect([person, problem?.key]).toEqual([null, 'validation.several-people']);
    expect(choices.map(({ email }) => email).sort()).toEqual(['jan.1@example.org', 'jan.2@example.org']);
    for (const choice of choices) expect(await whom(hr, writtenAs(choice))).toBe(choice.id);
  });

  test('by part of a name is asked again, though there be only one', async () => {
    const { person, choices } = await choose(hr, 'mieke');
    expect(person).toBeNull();
    expect(choices.map(({ id }) => id)).toEqual([mieke.id]);
  });

  test('by no name we know is said so', async () => {
    expect(await choose(hr, '%')).toEqual({
      person: null,
      problem: { key: 'validation.nobody-of-this-name', facts: {} },
      choices: [],
    });
  });
});

describe('the people offered', () => {
  const offered = async (actor: Actor, text: string) =>
    (await run((tx) => listBookablePeople(tx, actor, text, 10))).map(({ id }) => id);

  test('are those one may book for: all for HR, her own people for a manager, nobody for a colleague', async () => {
    expect(await offered(hr, 'berg')).toEqual([mieke.id]);
    expect(await offered(manager, '')).toEqual([mieke.id]);
    expect(await offered(mieke, 'jan')).toEqual([]);
    expect(await whom(manager, 'jan.1@example.org')).toBeUndefined();
  });

  test('are no longer those who have left', async () => {
    const gone = await someone({ familyName: 'Vertrokken', managerId: mieke.id, isActive: true });
    expect(await run((tx) => booksForOthers(tx, mieke))).toBe(true);
    await run((tx) => tx.query('UPDATE people SET is_active = false WHERE id = $1', [gone.id]));
    expect(await run((tx) => booksForOthers(tx, mieke))).toBe(false);
    expect(await offered(hr, 'vertrokken')).toEqual([]);
  });

  test('may be there for an admin and HR always', async () => {
    expect(await run((tx) => booksForOthers(tx, hr))).toBe(true);
    expect(await run(async (tx) => booksForOthers(tx, await anAdmin(tx)))).toBe(true);
  });
});
