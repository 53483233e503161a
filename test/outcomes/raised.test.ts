import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { countRaised, listRaised, listWaitingLongest } from '../../src/outcomes/raised.queries.js';
import { fateOf } from '../../src/outcomes/fate.rules.js';
import { listOwnOutcomes } from '../../src/outcomes/own-outcomes.queries.js';
import type { ActionState } from '../../src/actions/action.rules.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import fc from '../support/property.js';
import { anAction } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aLearningAt } from '../support/learnings.js';
import { aRaised } from '../support/outcomes.js';
import { aHostDepartment, aPerson } from '../support/people.js';

const stage = setStage();
const { run } = stage;

let floor: Department;
let other: Department;
let reader: Actor;

beforeAll(async () => {
  reader = await run((tx) => aPerson(tx));
});

beforeEach(async () => {
  stopClockAt('2026-11-20T09:00:00Z');
  [floor, other] = await run(async (tx) => [await aHostDepartment(tx), await aHostDepartment(tx)] as const);
});

const all = () => ({ departmentId: floor.id, since: null });
const list = (asked = {}) => run((tx) => listRaised(tx, reader.id, { ...all(), limit: 50, ...asked }));

describe('what a floor raised', () => {
  it('is counted once, however many said it, with the counts added up', async () => {
    const head = await run((tx) => aRaised(tx, floor, { text: 'De brief is onduidelijk', timesHeard: 3 }));
    await run((tx) => aRaised(tx, floor, { headId: head.id, timesHeard: 2, authorId: reader.id }));
    const { items } = await list();
    expect(items).toMatchObject([{ text: 'De brief is onduidelijk', learnings: 2, heard: 5, isOwn: true, fate: 'waiting' }]); // prettier-ignore
    expect(await run((tx) => countRaised(tx, all()))).toEqual({ waiting: 1, adopted: 0, done: 0, dropped: 0 });
  });

  it('says for whom it is, so that the same words for two departments can be told apart', async () => {
    await run((tx) => aRaised(tx, floor, { text: 'Laat ons de brief lezen', forDepartmentId: other.id }));
    await run((tx) => aRaised(tx, floor, { text: 'Laat ons de brief lezen' }));
    const named = (await list()).items.map(({ forDepartmentName }) => forDepartmentName);
    expect(named).toHaveLength(2);
    expect(named).toEqual(expect.arrayContaining([other.name, null]));
  });

  it('is told in the words of that floor, and never in those of another', async () => {
    const head = await run((tx) => aRaised(tx, other, { text: 'Woorden van een ander', timesHeard: 40 }));
    await run((tx) => aRaised(tx, floor, { headId: head.id, text: 'Onze woorden' }));
    expect((await list()).items).toMatchObject([{ text: 'Onze woorden', heard: 1, learnings: 1 }]);
  });

  it('shares in what is done about what it is joined to', async () => {
    const head = await run((tx) => aRaised(tx, other));
    await run((tx) => aRaised(tx, floor, { headId: head.id }));
    await run(async (tx) => anAction(tx, head, reader, { state: 'done', result: 'Nieuwe brief' }));
    expect((await list()).items).toMatchObject([{ fate: 'done', actions: [{ result: 'Nieuwe brief', ownerName: reader.name }] }]); // prettier-ignore
  });

  it('has the fate that the rule says, whatever is done about it', async () => {
    const states: ActionState[][] = fc.sample(
      fc.array(fc.constantFrom<ActionState>('open', 'doing', 'done', 'dropped'), { maxLength: 3 }),
      20,
    );
    const made = await run(async (tx) => {
      const learnings = [];
      for (const one of states) learnings.push(await aRaised(tx, floor, { actions: one.map((state) => ({ state })) }));
      return learnings;
    });
    const told = new Map((await list()).items.map(({ id, fate }) => [id, fate]));
    expect(made.map(({ id }) => told.get(id))).toEqual(states.map(fateOf));
    const counts = await run((tx) => countRaised(tx, all()));
    for (const [fate, count] of Object.entries(counts))
      expect(states.filter((one) => fateOf(one) === fate)).toHaveLength(count);
  });

  it('begins where the period does', async () => {
    await run((tx) => aRaised(tx, floor, { learnedAt: new Date('2026-08-31T12:00:00Z') }));
    await run((tx) => aRaised(tx, floor, { learnedAt: new Date('2026-09-02T12:00:00Z') }));
    expect((await list({ since: new Date('2026-08-31T22:00:00Z') })).items).toHaveLength(1);
  });

  it('comes page by page, what moved last first, each once', async () => {
    await run(async (tx) => {
      for (let day = 1; day <= 5; day++)
        await aRaised(tx, floor, { actions: [{ createdAt: new Date(`2026-11-0${day}T10:00:00Z`) }] });
      for (let count = 0; count < 4; count++) await aRaised(tx, floor);
    });
    const whole = (await list()).items.map(({ id }) => id);
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const { items, nextCursor } = await list({ limit: 2, cursor });
      seen.push(...items.map(({ id }) => id));
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    expect(seen).toEqual(whole);
    expect(seen).toHaveLength(9);
    expect((await list({ fate: 'adopted', limit: 1 })).items[0]!.id).toBe(whole[0]);
  });

  it('tells in its order nothing of the day that something was learned', async () => {
    const early = await run((tx) => aRaised(tx, floor, { learnedAt: new Date('2026-11-03T12:00:00Z') }));
    const late = await run((tx) => aRaised(tx, floor, { learnedAt: new Date('2026-11-17T12:00:00Z') }));
    const { items } = await list();
    expect(items.map(({ id }) => id)).toEqual([early.id, late.id].sort().reverse());
    expect(items.map(({ sortKey }) => sortKey)).toEqual(['0202611', '0202611']);
  });
});

it('what waits longest is what was heard first and nobody took up', async () => {
  await run((tx) => aRaised(tx, floor, { text: 'Derde', learnedAt: new Date('2026-10-01T09:00:00Z') }));
  await run((tx) => aRaised(tx, floor, { text: 'Eerste', learnedAt: new Date('2026-05-01T09:00:00Z') }));
  await run((tx) => aRaised(tx, floor, { text: 'Opgepakt', learnedAt: new Date('2026-01-01T09:00:00Z'), actions: [{}] })); // prettier-ignore
  await run((tx) => aRaised(tx, floor, { text: 'Tweede', learnedAt: new Date('2026-06-01T09:00:00Z') }));
  const waiting = await run((tx) => listWaitingLongest(tx, all(), 2));
  expect(waiting.map(({ text }) => text)).toEqual(['Eerste', 'Tweede']);
});

describe('what somebody set in motion', () => {
  it('is what they wrote, with who else said so and what came of it', async () => {
    const mine = await run((tx) => aRaised(tx, floor, { authorId: reader.id, text: 'Van mij' }));
    await run((tx) => aRaised(tx, other, { headId: mine.id }));
    await run((tx) => aRaised(tx, floor));
    await run(async (tx) => anAction(tx, mine, await aPerson(tx), { state: 'dropped', reason: 'Te duur' }));
    const { items } = await run((tx) => listOwnOutcomes(tx, reader.id, { visitId: mine.visitId, limit: 9 }));
    expect(items).toMatchObject([{ text: 'Van mij', others: 1, fate: 'dropped', departmentName: floor.name, actions: [{ reason: 'Te duur' }] }]); // prettier-ignore
  });

  it('comes page by page, the latest visit first', async () => {
    const author = await run((tx) => aPerson(tx));
    await run(async (tx) => {
      for (const month of [3, 5, 4]) await aLearningAt(tx, floor, { authorId: author.id, text: `Maand ${month}`, learnedAt: new Date(`2026-0${month}-03T09:00:00Z`) }); // prettier-ignore
    });
    const first = await run((tx) => listOwnOutcomes(tx, author.id, { limit: 2 }));
    const rest = await run((tx) => listOwnOutcomes(tx, author.id, { limit: 2, cursor: first.nextCursor! }));
    expect([...first.items, ...rest.items].map(({ text }) => text)).toEqual(['Maand 5', 'Maand 4', 'Maand 3']);
    expect(rest.nextCursor).toBeNull();
  });
});
