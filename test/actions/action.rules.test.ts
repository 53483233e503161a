import { describe, expect, test } from '@jest/globals';
import {
  type ActionAct,
  actionActs,
  type ActionFacts,
  type ActionState,
  actionStates,
  isOverdue,
  maySeeAction,
  nextActionState,
  successorOf,
  whyNotChange,
  whyNotDrop,
  whyNotFinish,
  whyNotHandTo,
  whyNotMake,
  whyNotReopen,
  whyNotStart,
} from '../../src/actions/action.rules.js';
import type { Actor } from '../../src/people/person.rules.js';
import { admin, anActor, colleague, deputy, host, hr, lead, leadElsewhere } from '../support/actors.js';

const owner = anActor('owner');
const maker = anActor('maker');
const actionIn = (state: ActionState, facts: Partial<ActionFacts> = {}): ActionFacts => ({
  state,
  ownerId: owner.id,
  createdById: maker.id,
  departmentId: 'service',
  revision: 3,
  ...facts,
});

const whyNot = { start: whyNotStart, finish: whyNotFinish, drop: whyNotDrop, reopen: whyNotReopen };

describe('an action moves', () => {
  const allowed: Record<ActionState, Partial<Record<ActionAct, ActionState>>> = {
    open: { start: 'doing', finish: 'done', drop: 'dropped' },
    doing: { finish: 'done', drop: 'dropped' },
    done: { reopen: 'doing' },
    dropped: { reopen: 'open' },
  };
  const cases = actionStates.flatMap((state) => actionActs.map((act) => [act, state] as const));

  test.each(cases)('%s from %s as the table says, and else not', (act, state) => {
    const next = allowed[state][act];
    expect(whyNot[act](owner, actionIn(state)) === null).toBe(next !== undefined);
    if (next) expect(nextActionState(state, act)).toBe(next);
    else expect(() => nextActionState(state, act)).toThrow();
  });

  test.each<[ActionAct, ActionState, string]>([
    ['start', 'doing', 'action-already-started'],
    ['start', 'done', 'action-already-done'],
    ['finish', 'done', 'action-already-done'],
    ['finish', 'dropped', 'action-already-dropped'],
    ['drop', 'done', 'action-already-done'],
    ['reopen', 'open', 'action-not-ended'],
    ['reopen', 'doing', 'action-not-ended'],
  ])('no %s from %s: %s', (act, state, reason) => expect(whyNot[act](owner, actionIn(state))).toBe(reason));

  test.each<[string, Actor, string | null]>([
    ['its owner', owner, null],
    ['who made it', maker, null],
    ['a lead of its department', lead, null],
    ['who stands in for that lead', deputy, null],
    ['HR', hr, null],
    ['an admin', admin, null],
    ['a host of its department', host, 'action-not-yours'],
    ['a lead elsewhere', leadElsewhere, 'action-not-yours'],
    ['a colleague', colleague, 'action-not-yours'],
  ])('by %s', (_, actor, why) => {
    for (const act of ['start', 'finish', 'drop'] as const) expect(whyNot[act](actor, actionIn('open'))).toBe(why);
    expect(whyNotReopen(actor, actionIn('done'))).toBe(why);
    expect(whyNotChange(actor, actionIn('open'))).toBe(why);
  });

  test('only as it was looked at, when somebody says how that was', () => {
    expect(whyNotFinish(owner, actionIn('doing'), { revision: 2 })).toBe('action-changed-meanwhile');
    expect(whyNotFinish(owner, actionIn('doing'), { revision: 3 })).toBeNull();
    expect(whyNotChange(owner, actionIn('open'), { revision: 4 })).toBe('action-changed-meanwhile');
    expect(whyNotStart(owner, actionIn('done'), { revision: 2 })).toBe('action-already-done');
  });

  test('and is changed no more once it ended', () => {
    expect(whyNotChange(owner, actionIn('done'))).toBe('action-already-done');
    expect(whyNotChange(owner, actionIn('dropped'))).toBe('action-already-dropped');
  });
});

describe('an action is made', () => {
  const plan = { dueOn: '2026-12-01', today: '2026-12-01', owner: { id: 'a', isActive: true }, sameOpen: 0 };
  test.each<[string, Partial<typeof plan>, string | null]>([
    ['due today', {}, null],
    ['due yesterday', { dueOn: '2026-11-30' }, 'action-due-past'],
    ['for who has left', { owner: { id: 'a', isActive: false } }, 'action-owner-left'],
    ['in words that stand on a board already', { sameOpen: 1 }, 'action-exists'],
  ])('%s', (_, facts, why) => expect(whyNotMake({ ...plan, ...facts })).toBe(why));
});

test.each<[string, string, boolean, string | null]>([
  ['to somebody else', 'b', true, null],
  ['to who has it', 'a', true, 'action-owner-already'],
  ['to who has left', 'b', false, 'action-owner-left'],
])('it is handed over %s', (_, id, isActive, why) => {
  expect(whyNotHandTo({ ownerId: 'a' }, { id, isActive })).toBe(why);
});

test.each<[ActionState, string, boolean]>([
  ['open', '2026-11-30', true],
  ['doing', '2026-11-30', true],
  ['open', '2026-12-01', false],
  ['done', '2026-11-30', false],
  ['dropped', '2026-11-30', false],
])('%s and due on %s: overdue is %s on the first of December', (state, dueOn, overdue) => {
  expect(isOverdue({ state, dueOn }, '2026-12-01')).toBe(overdue);
});

test.each([
  ['a lead of its board', { leadId: 'lead', managerId: 'boss', createdById: 'maker' }, 'lead'],
  ['the manager', { leadId: null, managerId: 'boss', createdById: 'maker' }, 'boss'],
  ['who made it', { leadId: null, managerId: null, createdById: 'maker' }, 'maker'],
  ['who lets them go, when it was made by who leaves', { leadId: null, managerId: null, createdById: 'owner' }, 'hr'],
])('who leaves is followed by %s', (_, successors, id) => expect(successorOf(successors, 'owner', 'hr')).toBe(id));

describe('an action is seen', () => {
  const learning = { authorId: 'author', departmentId: 'claims', forDepartmentId: 'finance-board' };
  const sees = (actor: Actor, followUps = [{ ownerId: owner.id, departmentId: 'service' }]) =>
    maySeeAction(actor, actionIn('open'), [{ learning, followUps }]);
  const of = (departmentId: string) => ({ ...anActor('of'), departmentId });

  test.each<[string, Actor, boolean]>([
    ['its owner', owner, true],
    ['who made it', maker, true],
    ['the people of its department', of('service'), true],
    ['its host', host, true],
    ['who learned it', anActor('author'), true],
    ['the floor where that was heard', of('claims'), true],
    ['a lead of that floor', leadElsewhere, true],
    ['the department it is meant for', of('finance-board'), true],
    ['HR', hr, true],
    ['an admin', admin, true],
  ])('by %s', (_, actor, seen) => expect(sees(actor)).toBe(seen));

  test('by who does something about what is joined to it, and by nobody else', () => {
    expect(sees(colleague)).toBe(false);
    expect(sees(colleague, [{ ownerId: colleague.id, departmentId: 'elsewhere' }])).toBe(true);
    expect(sees(of('elsewhere'), [{ ownerId: 'x', departmentId: 'elsewhere' }])).toBe(true);
  });
});
