import { beforeAll, expect, test } from '@jest/globals';
import { In } from 'typeorm';
import { giveTheme } from '../../src/learnings/give-theme.js';
import { joinLearnings } from '../../src/learnings/join-learnings.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import { getLearning, listJoined } from '../../src/learnings/learnings.queries.js';
import { listLikes } from '../../src/learnings/likes.queries.js';
import { separateLearning } from '../../src/learnings/separate-learning.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { setStage } from '../support/acts.js';
import { aLearningAt, aTheme } from '../support/learnings.js';
import { aHost, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';

const stage = setStage();
const { run } = stage;

let here: Department;
let there: Department;
let lead: Actor;
let host: Actor;
let hr: Actor;

beforeAll(() =>
  run(async (tx) => {
    [here, there] = [await aHostDepartment(tx), await aHostDepartment(tx)];
    [lead, host, hr] = [await aLead(tx, here), await aHost(tx, here), await anHr(tx)];
  }),
);

const make = (at = here, facts: Parameters<typeof aLearningAt>[2] = {}) => run((tx) => aLearningAt(tx, at, facts));
const find = (id: string) => run((tx) => tx.findOneByOrFail(Learning, { id }));
const join = (actor: Actor, one: { id: string }, other: { id: string }) =>
  run((tx) => joinLearnings(tx, actor, one.id, { withId: other.id }));

test('a lead joins two groups under the head of the larger, and counts add up', async () => {
  const [one, two, three] = [await make(here, { timesHeard: 2 }), await make(), await make(here, { timesHeard: 5 })];
  await join(lead, one, two);
  await join(lead, three, two);
  const headId = (await find(two.id)).headId;
  expect((await find(three.id)).headId).toBe(headId);
  expect(await find(headId)).toMatchObject({ allHeard: 8, allLearnings: 3, allVisits: 3 });
  expect(await stage.listAudit(three.id)).toMatchObject([{ act: 'learning.joined', actorId: lead.id }]);
});

test('who may join: a lead of the floor, HR, and the author, whom the log does not name', async () => {
  const [one, other] = [await make(), await make()];
  expect(await stage.refusal((tx) => joinLearnings(tx, host, one.id, { withId: other.id }))).toBe('learning-not-yours');
  const author = { ...host, id: one.authorId };
  await join(author, one, other);
  expect(await stage.listAudit(one.id)).toMatchObject([{ actorId: null }]);
  expect(await stage.refusal((tx) => joinLearnings(tx, hr, one.id, { withId: other.id }))).toBe('learnings-joined');
});

test('nobody joins what they may not see', async () => {
  const [one, other] = [await make(here), await make(there)];
  await expect(join(lead, one, other)).rejects.toThrow(NotFound);
  await join(hr, one, other);
  const view = await run((tx) => getLearning(tx, lead, one.id));
  expect(view.allLearnings).toBe(2);
  expect(await run((tx) => listJoined(tx, lead, view))).toEqual([]);
});

test('what was joined is separated again, and the others stay together', async () => {
  const [one, two, three] = [await make(), await make(), await make()];
  await join(lead, one, two);
  await join(lead, two, three);
  const { headId } = await find(one.id);
  const others = [one, two, three].filter(({ id }) => id !== headId);
  await run((tx) => separateLearning(tx, lead, headId));
  expect(await find(headId)).toMatchObject({ headId, allLearnings: 1, allHeard: 1 });
  const [first, second] = [await find(others[0]!.id), await find(others[1]!.id)];
  expect(first.headId).toBe(second.headId);
  expect(await stage.refusal((tx) => separateLearning(tx, lead, headId))).toBe('learning-alone');
});

test('two leads join three learnings crosswise at once: they end as one group or two, and every head stands alone', async () => {
  for (let round = 0; round < 8; round++) {
    const [one, two, three] = [await make(), await make(), await make()];
    await Promise.allSettled([join(lead, one, two), join(hr, two, three), join(lead, three, one)]);
    const group = await run((tx) => tx.findBy(Learning, { id: In([one.id, two.id, three.id]) }));
    expect(new Set(group.map(({ headId }) => headId)).size).toBe(1);
    expect(await find(group[0]!.headId)).toMatchObject({ headId: group[0]!.headId, allLearnings: 3 });
  }
});

test('what looks alike is put beside a learning, nearest first, without what is joined to it', async () => {
  const text = 'De bevestigingsmail van de retourzending komt te laat';
  const [one, near] = [
    await make(here, { text }),
    await make(here, { text: 'De bevestigingsmail komt veel te laat aan' }),
  ];
  await make(here, { text: 'Parkeren kost geld' });
  const view = await run((tx) => getLearning(tx, lead, one.id));
  expect((await run((tx) => listLikes(tx, lead, view))).map(({ id }) => id)).toEqual([near.id]);
  await join(lead, one, near);
  const joined = await run((tx) => getLearning(tx, lead, one.id));
  expect(await run((tx) => listLikes(tx, lead, joined))).toEqual([]);
});

test('what shares no more than common words is not put beside it', async () => {
  const one = await make(here, { text: 'De bezorgmail noemt een tijdvak van een hele dag; klanten bellen om te horen hoe laat het wordt.' }); // prettier-ignore
  const same = await make(here, {
    text: 'Klanten bellen hoe laat hun levering komt, want het tijdvak is een hele dag',
  });
  await make(here, { text: 'De jaarafrekening legt niet uit waarom het maandbedrag hoger wordt; klanten bellen om dat te vragen.' }); // prettier-ignore
  const view = await run((tx) => getLearning(tx, lead, one.id));
  expect((await run((tx) => listLikes(tx, lead, view))).map(({ id }) => id)).toEqual([same.id]);
});

test('a theme is given by a lead of the floor, and none that is put away', async () => {
  const learning = await make();
  const [theme, away] = await run(async (tx) => [await aTheme(tx), await aTheme(tx, { isActive: false })]);
  await run((tx) => giveTheme(tx, lead, learning.id, { themeId: theme.id }));
  expect(await find(learning.id)).toMatchObject({ themeId: theme.id });
  expect(await stage.refusal((tx) => giveTheme(tx, lead, learning.id, { themeId: away.id }))).toBe('theme-put-away');
  expect(await stage.refusal((tx) => giveTheme(tx, host, learning.id, { themeId: null }))).toBe('learning-not-yours');
  const stranger = await run((tx) => aPerson(tx));
  await expect(run((tx) => giveTheme(tx, stranger, learning.id, { themeId: null }))).rejects.toThrow(NotFound);
});
