import { beforeAll, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { formKinds } from '../../src/feedback/form.rules.js';
import { lackings } from '../../src/learnings/learning.rules.js';
import { countActions, listResults } from '../../src/insights/actions.queries.js';
import { countLacked, countStages, countThemes } from '../../src/insights/learned.queries.js';
import { actionStandings, type Heard, instantsOf, type Stage, stages } from '../../src/insights/learned.rules.js';
import { listPreventable } from '../../src/insights/preventable.queries.js';
import { countResponse } from '../../src/insights/response.queries.js';
import { localDate } from '../../src/platform/views/days.js';
import { setStage } from '../support/acts.js';
import { aRandomLoop, type RandomLoop } from '../support/random-loop.js';

const { run } = setStage();
const end = DateTime.fromISO('2026-12-01', { zone: 'Europe/Amsterdam' });
const months = (count: number, step: number) =>
  Array.from({ length: count / step + 1 }, (_, index) => end.minus({ months: count - step * index }).toJSDate());

let loop: RandomLoop;
const scopes: [string, number[] | null, Date[]][] = [
  ['the company over a year', null, months(12, 1)],
  ['one floor over a year', [0], months(12, 3)],
  ['two floors over a quarter', [0, 2], months(3, 1)],
  ['a month', null, months(1, 1)],
];

beforeAll(async () => {
  loop = await run((tx) => aRandomLoop(tx, { seed: 6, end: end.toJSDate() }));
});

const heardBy = (floors: number[] | null, bounds: Date[]): Heard => ({
  departmentIds: floors && floors.map((n) => loop.floors[n]!.id),
  bounds: bounds.map((at) => localDate(at, 'Europe/Amsterdam')),
  timeZone: 'Europe/Amsterdam',
});

/** In which stretch an instant lies; -1 before the first and after the last. */
const stretchOf = (at: Date, bounds: Date[]) =>
  bounds.findIndex((from, n) => from <= at && at < (bounds[n + 1] ?? from));
const isHeard = (departmentId: string, at: Date, heard: Heard) =>
  stretchOf(at, instantsOf(heard)) >= 0 && (heard.departmentIds?.includes(departmentId) ?? true);
const heardOf = (heard: Heard) => loop.learnings.filter(({ departmentId, learnedAt }) => isHeard(departmentId, learnedAt, heard)); // prettier-ignore
const headOf = (learningId: string) => loop.learnings.find(({ id }) => id === learningId)!.headId;

function stageOf(headId: string): Stage {
  const states = loop.actions.filter(({ learningId }) => headOf(learningId) === headId).map(({ state }) => state);
  return stages.findLast((stage) => stage !== 'none' && states.includes(stage)) ?? 'none';
}

describe.each(scopes)('of %s', (_, floors, bounds) => {
  let heard: Heard;
  beforeAll(() => {
    heard = heardBy(floors, bounds);
  });

  test('learnings are counted by theme and stretch of time', async () => {
    const counted = await run((tx) => countThemes(tx, heard));
    const expected = [...loop.themes.map(({ id, name }) => ({ themeId: id, name })), { themeId: null, name: null }]
      .map((theme) => {
        const ours = heardOf(heard).filter(({ themeId }) => themeId === theme.themeId);
        return { ...theme, counts: bounds.slice(1).map((_, n) => ours.filter(({ learnedAt }) => stretchOf(learnedAt, bounds) === n).length) }; // prettier-ignore
      })
      .filter(({ counts }) => counts.some(Boolean));
    const sorted = (all: { themeId: string | null }[]) => all.toSorted((one, other) => (String(one.themeId) < String(other.themeId) ? -1 : 1)); // prettier-ignore
    expect(sorted(counted)).toEqual(sorted(expected));
  });

  test('a learning got as far as the furthest action about what it is joined to', async () => {
    const counted = await run((tx) => countStages(tx, heard));
    const got = heardOf(heard).map(({ headId }) => stageOf(headId));
    expect(counted).toEqual(Object.fromEntries(stages.map((stage) => [stage, got.filter((one) => one === stage).length]))); // prettier-ignore
  });

  test('what the colleague lacked is counted of every learning that says so', async () => {
    const counted = await run((tx) => countLacked(tx, heard));
    const ours = heardOf(heard);
    expect(counted).toEqual({
      ...Object.fromEntries(lackings.map((what) => [what, ours.filter(({ lacked }) => lacked.includes(what)).length])),
      any: ours.filter(({ lacked }) => lacked.length > 0).length,
    });
  });

  test('preventable contacts add up under what they are joined to, those heard most first', async () => {
    const listed = await run((tx) => listPreventable(tx, heard, 8));
    const ours = heardOf(heard).filter(({ preventable }) => preventable === 'yes' || preventable === 'partly');
    const expected = [...new Set(ours.map(({ headId }) => headId))].map((headId) => {
      const same = ours.filter((one) => one.headId === headId);
      return {
        headId,
        times: same.reduce((sum, { timesHeard }) => sum + timesHeard, 0),
        visits: new Set(same.map(({ visitId }) => visitId)).size,
        learnings: same.length,
        entirely: same.filter(({ preventable }) => preventable === 'yes').length,
        stage: stageOf(headId),
      };
    });
    expected.sort((one, other) => other.times - one.times || other.learnings - one.learnings || (one.headId < other.headId ? -1 : 1)); // prettier-ignore
    expect(listed.map(({ id: _id, text: _text, theme: _theme, ...row }) => row)).toEqual(expected.slice(0, 8));
  });

  test('the text of a preventable contact is one that was written on these floors, and there to be read whole', async () => {
    const listed = await run((tx) => listPreventable(tx, heard, 100));
    for (const { id, headId, text } of listed) {
      const head = loop.learnings.find(({ id }) => id === headId)!;
      const isOurs = ({ departmentId }: { departmentId: string }) =>
        heard.departmentIds?.includes(departmentId) ?? true;
      const own = loop.learnings.filter((one) => one.headId === headId && isOurs(one));
      expect(own).toContainEqual(expect.objectContaining({ id, text }));
      if (isOurs(head)) expect(text).toBe(head.text);
    }
  });

  test('response is told of floors and months of five people or more, and the smaller ones together', async () => {
    const counted = await run((tx) => countResponse(tx, heard, formKinds));
    const forms = loop.forms
      .map((form) => ({ ...form, departmentId: loop.visits.find(({ id }) => id === form.visitId)!.departmentId }))
      .filter(({ departmentId, askedAt }) => isHeard(departmentId, askedAt, heard));
    type Form = (typeof forms)[number];
    const monthOf = ({ kind, askedAt }: Form) => `${kind} ${localDate(askedAt, 'Europe/Amsterdam').slice(0, 7)}`;
    const groupsBy = (all: Form[], nameOf: (form: Form) => string) =>
      [...new Set(all.map(nameOf))].map((name) => all.filter((form) => nameOf(form) === name));
    const isMany = (all: Form[]) => new Set(all.map(({ personId }) => personId)).size >= 5;
    const cells = groupsBy(forms, (form) => `${monthOf(form)} ${form.departmentId}`);
    const small = cells.filter((cell) => !isMany(cell)).flat();
    const pools = heard.departmentIds ? [] : groupsBy(small, monthOf);
    const told = [...cells, ...pools].filter(isMany).flat();
    const expected = groupsBy(told, (form) => `${form.kind} ${stretchOf(form.askedAt, bounds)}`).map((all) => ({
      kind: all[0]!.kind,
      stretch: stretchOf(all[0]!.askedAt, bounds),
      asked: all.length,
      answered: all.filter(({ answeredAt }) => answeredAt).length,
    }));
    const name = ({ kind, stretch }: { kind: string; stretch: number }) => `${kind} ${stretch}`;
    const sorted = (all: { kind: string; stretch: number }[]) => all.toSorted((one, other) => (name(one) < name(other) ? -1 : 1)); // prettier-ignore
    expect(sorted(counted)).toEqual(sorted(expected));
  });

  test('actions stand where they stand, or are late', async () => {
    const today = '2026-11-15';
    const counted = await run((tx) => countActions(tx, heard, today));
    const ours = loop.actions.filter(
      ({ createdAt, ...action }) =>
        createdAt < bounds.at(-1)! && (!action.endedAt || action.endedAt >= bounds[0]!) && isOfFloors(action),
    );
    const standing = ours.map(({ state, dueOn }) => (dueOn < today && (state === 'open' || state === 'doing') ? 'overdue' : state)); // prettier-ignore
    expect(counted).toEqual(Object.fromEntries(actionStandings.map((one) => [one, standing.filter((is) => is === one).length]))); // prettier-ignore
    const results = loop.actions.filter((action) => action.state === 'done' && stretchOf(action.endedAt!, bounds) >= 0 && isOfFloors(action)); // prettier-ignore
    const listed = await run((tx) => listResults(tx, heard, 100));
    expect(listed.map(({ id }) => id).sort()).toEqual(results.map(({ id }) => id).sort());
  });

  const isOfFloors = (action: { departmentId: string; learningId: string }) =>
    [action.departmentId, loop.learnings.find(({ id }) => id === action.learningId)!.departmentId].some(
      (id) => heard.departmentIds?.includes(id) ?? true,
    );
});
