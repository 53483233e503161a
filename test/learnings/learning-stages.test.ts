import { beforeAll, expect, test } from '@jest/globals';
import { Action } from '../../src/actions/action.entity.js';
import { type ActionState, actionStates } from '../../src/actions/action.rules.js';
import { joinLearnings } from '../../src/learnings/join-learnings.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import { separateLearning } from '../../src/learnings/separate-learning.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { Refused } from '../../src/platform/refusal.js';
import { setStage } from '../support/acts.js';
import { anAction } from '../support/actions.js';
import { aLearningAt } from '../support/learnings.js';
import { aHostDepartment, anHr } from '../support/people.js';
import fc from '../support/property.js';

const { run } = setStage();
const furthest: Record<ActionState, number> = { dropped: 1, open: 2, doing: 3, done: 4 };
let hr: Actor;
let learnings: Learning[];
let actions: Action[];

beforeAll(() =>
  run(async (tx) => {
    hr = await anHr(tx);
    const floor = await aHostDepartment(tx);
    learnings = [];
    for (let n = 0; n < 4; n++) learnings.push(await aLearningAt(tx, floor));
    actions = [];
    for (let n = 0; n < 3; n++) actions.push(await anAction(tx, learnings[n]!, hr));
  }),
);

const unlessRefused = (error: unknown) => {
  if (!(error instanceof Refused)) throw error;
};
const stateOf = (state: ActionState) => ({
  state,
  result: state === 'done' ? 'Klaar' : null,
  reason: state === 'dropped' ? 'Vervalt' : null,
  endedAt: state === 'done' || state === 'dropped' ? now() : null,
});

type Act =
  | { kind: 'join'; one: number; other: number }
  | { kind: 'separate'; one: number }
  | { kind: 'state'; action: number; state: ActionState }
  | { kind: 'about'; action: number; one: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('join' as const), one: fc.nat(3), other: fc.nat(3) }),
  fc.record({ kind: fc.constant('separate' as const), one: fc.nat(3) }),
  fc.record({ kind: fc.constant('state' as const), action: fc.nat(2), state: fc.constantFrom(...actionStates) }),
  fc.record({ kind: fc.constant('about' as const), action: fc.nat(2), one: fc.nat(3) }),
);

test('a head tells how far the furthest action about any of it got, whatever is joined, separated and done', async () => {
  const holds = fc.asyncProperty(fc.array(act, { maxLength: 10 }), async (acts) => {
    for (const one of acts) await run((tx) => perform(tx, one)).catch(unlessRefused);
    const [kept, done] = await run(async (tx) => [await tx.find(Learning), await tx.find(Action)] as const);
    for (const head of kept.filter(({ id, headId }) => id === headId)) {
      const ids = kept.filter(({ headId }) => headId === head.id).map(({ id }) => id);
      const about = done.filter(({ learningId }) => ids.includes(learningId)).map(({ state }) => furthest[state]);
      expect(head.stage).toBe(Math.max(0, ...about));
    }
  });
  await fc.assert(holds, { numRuns: 25 });
});

function perform(tx: Tx, one: Act): Promise<unknown> {
  switch (one.kind) {
    case 'join':
      return joinLearnings(tx, hr, learnings[one.one]!.id, { withId: learnings[one.other]!.id });
    case 'separate':
      return separateLearning(tx, hr, learnings[one.one]!.id);
    case 'state':
      return tx.update(Action, { id: actions[one.action]!.id }, stateOf(one.state));
    case 'about':
      return tx.update(Action, { id: actions[one.action]!.id }, { learningId: learnings[one.one]!.id });
  }
}

test('who makes an action while somebody joins what it is about misses nothing', async () => {
  for (let round = 0; round < 8; round++) {
    const [one, other] = await run(async (tx) => {
      const floor = await aHostDepartment(tx);
      return [await aLearningAt(tx, floor), await aLearningAt(tx, floor)] as const;
    });
    await Promise.all([
      run((tx) => joinLearnings(tx, hr, one.id, { withId: other.id })),
      run((tx) => anAction(tx, one, hr, { state: 'doing' })),
    ]);
    const { headId } = await run((tx) => tx.findOneByOrFail(Learning, { id: one.id }));
    expect(await run((tx) => tx.findOneByOrFail(Learning, { id: headId }))).toMatchObject({ stage: 3 });
  }
});
