import { beforeAll, describe, expect, test } from '@jest/globals';
import { suggestTheme } from '../../src/learnings/theme-suggestion.queries.js';
import type { Theme } from '../../src/learnings/theme.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { aLearningAt, aTheme } from '../support/learnings.js';
import { aHost, aHostDepartment, anHr, aPerson } from '../support/people.js';

const { run } = setStage();

let here: Department;
let there: Department;
let host: Actor;
let stranger: Actor;
let hr: Actor;

beforeAll(() =>
  run(async (tx) => {
    [here, there] = [await aHostDepartment(tx), await aHostDepartment(tx)];
    [host, stranger, hr] = [await aHost(tx, here), await aPerson(tx), await anHr(tx)];
  }),
);

const suggested = async (actor: Actor, text: string) =>
  (await run((tx) => suggestTheme(tx, actor, text)))?.name ?? null;
const theme = (name?: string) => run((tx) => aTheme(tx, name ? { name } : {}));
const write = (department: Department, text: string, { id: themeId }: Theme, authorId?: string) =>
  run((tx) => aLearningAt(tx, department, { text, themeId, ...(authorId && { authorId }) }));

test('a theme is suggested from what was said before in like words', async () => {
  await write(here, 'Klanten willen statiegeld terug', await theme('Retour'));
  expect(await suggested(host, 'Waar krijg ik statiegeld terug?')).toBe('Retour');
  expect(await suggested(host, 'Xylofoon')).toBeNull();
});

test('a word of a theme’s own name tells as well, before anybody wrote about it', async () => {
  await theme('Facturen');
  expect(await suggested(stranger, 'De factuur noemt twee bedragen')).toBe('Facturen');
  expect(await suggested(stranger, 'De brief noemt twee bedragen')).toBeNull();
});

describe('what somebody may not see', () => {
  const text = 'De montagehandleiding van de parasol ontbreekt';

  test('tells them nothing, until five people wrote alike', async () => {
    const tent = await theme('Tuin');
    const same = await run((tx) => aPerson(tx));
    for (let times = 0; times < 5; times += 1) await write(there, text, tent, same.id);
    for (let others = 0; others < 3; others += 1) await write(there, text, tent);
    expect(await suggested(stranger, text)).toBeNull();
    expect(await suggested(host, text)).toBeNull();
    expect(await suggested(hr, text)).toBe('Tuin');
    expect(await suggested(same, text)).toBe('Tuin');
    await write(there, text, tent);
    expect(await suggested(stranger, text)).toBe('Tuin');
  });
});

test('between two themes, nothing is suggested', async () => {
  const text = 'De kluscode van de montageploeg werkt niet';
  const [one, other] = [await theme(), await theme()];
  await write(here, text, one);
  await write(here, text, other);
  expect(await suggested(host, text)).toBeNull();
  await write(here, text, one);
  expect(await suggested(host, text)).toBe(one.name);
});

test('a few texts that are much alike outweigh the many that share a common word', async () => {
  const [large, meant] = [await theme(), await theme()];
  for (let times = 0; times < 15; times += 1) await write(here, `Klanten bellen over zaak ${times}${times}`, large);
  for (const text of ['Klanten bellen waarom de lift stilstaat', 'De lift stond stil']) await write(here, text, meant);
  expect(await suggested(host, 'Klanten bellen omdat de lift stilstaat')).toBe(meant.name);
});

test('a theme that was put away is suggested no more', async () => {
  const away = await run((tx) => aTheme(tx, { isActive: false, name: 'Faxen' }));
  await write(here, 'De faxcentrale piept de hele dag', away);
  expect(await suggested(host, 'De faxcentrale piept bij faxen')).toBeNull();
});
