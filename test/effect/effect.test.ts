import { beforeAll, describe, expect, test } from '@jest/globals';
import { Attendance } from '../../src/attendance/attendance.entity.js';
import { quarters } from '../../src/effect/effect.rules.js';
import { readEffect } from '../../src/effect/read-effect.js';
import { listYears } from '../../src/effect/scores.queries.js';
import { studentQuantile } from '../../src/effect/student.client.js';
import { ALL, FEWEST } from '../../src/effect/suppression.rules.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aGuest, aMomentOn, type Asking, askGuests, askThrice } from '../support/effect.js';
import { aHostDepartment, aLead, aPerson } from '../support/people.js';
import fc from '../support/property.js';

const stage = setStage();
const { run } = stage;

interface Answered {
  departmentId: string;
  quarter: string;
  startsAt: string;
  isMissed: boolean;
  /** By moment: null when the form was let pass. */
  scores: (number | null)[][];
  words: string[];
}

let departments: Department[];
let lead: string;
const guests: Answered[][] = [];

const score = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constant(null));
const form = fc.oneof(
  { weight: 6, arbitrary: fc.array(score, { minLength: 4, maxLength: 4 }) },
  fc.constant<(number | null)[]>([]),
);
const visit = fc.record({
  at: fc.integer({ min: 0, max: 8 }),
  isMissed: fc.integer({ min: 0, max: 11 }).map((one) => one === 0),
  scores: fc.tuple(form, form, form),
  words: fc.constantFrom<string[]>(['', '', ''], ['', '', ''], ['', '', ''], ['', '', ' (nieuw)']),
});
// The second is the first of April in Utrecht.
const moments = ['2025-01-14T09:00:00Z', '2025-03-31T22:30:00Z', '2025-08-05T09:00:00Z'];
const quarterOf = ['1', '2', '3'];

beforeAll(async () => {
  departments = await run(async (tx) => [
    await aHostDepartment(tx),
    await aHostDepartment(tx),
    await aHostDepartment(tx),
  ]);
  lead = (await run((tx) => aLead(tx, departments[0]!))).id;
  const [people] = fc.sample(fc.array(fc.uniqueArray(visit, { selector: ({ at }) => at % 3, minLength: 1, maxLength: 2 }), { minLength: 110, maxLength: 110 }), { numRuns: 1, seed: 7 }); // prettier-ignore
  await run(async (tx) => {
    const home = (await aHostDepartment(tx)).id;
    const slots: Slot[] = [];
    for (const department of departments)
      for (const at of moments) slots.push(await aMomentOn(tx, department, at, lead, 120));
    const askings: Asking[] = [];
    for (const visits of people!) {
      const { id } = await aPerson(tx, { departmentId: home });
      const own: Answered[] = [];
      for (const { at, isMissed, scores, words } of visits) {
        const slot = slots[at]!;
        const made = await aGuest(tx, slot, id);
        if (isMissed) await tx.insert(Attendance, { visitId: made.id, outcome: 'missed', toldBy: 'nobody', markedAt: slot.endsAt }); // prettier-ignore
        for (const [index, kind] of (['before', 'debrief', 'after'] as const).entries())
          askings.push({
            visit: made,
            kind,
            scores: scores[index]!.length ? scores[index]! : null,
            words: words[index],
          });
        const quarter = quarterOf[at % 3]!;
        own.push({ departmentId: slot.departmentId, quarter, startsAt: slot.startsAt.toISOString(), isMissed, scores, words }); // prettier-ignore
      }
      guests.push(own);
    }
    await askGuests(tx, askings);
  });
}, 60_000);

const isFirst = (one: Answered, other: Answered) => (one.startsAt < other.startsAt ? -1 : 1);
/** The visits that count. */
const listFirsts = () => guests.flatMap((visits) => visits.filter(({ isMissed }) => !isMissed).sort(isFirst).slice(0, 1)); // prettier-ignore
const average = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const spread = (numbers: number[]) => average(numbers.map((one) => (one - average(numbers)) ** 2)) * (numbers.length / (numbers.length - 1)); // prettier-ignore

/** The same, in plain words: no SQL, no sums of squares. */
function recount(statement: number, departmentId: string, quarter: string) {
  const counted = listFirsts()
    .filter((first) => departmentId === ALL || first.departmentId === departmentId)
    .filter((first) => quarter === ALL || first.quarter === quarter)
    .filter(({ scores, words }) => scores.every((of) => of[statement - 1] != null) && new Set(words).size === 1);
  const [before, day, after] = [0, 1, 2].map((moment) => counted.map(({ scores }) => scores[moment]![statement - 1]!));
  const change = (later: number[]) => {
    const differences = later.map((one, at) => one - before![at]!);
    const reach = studentQuantile(0.975, counted.length - 1) * Math.sqrt(spread(differences) / counted.length);
    return { mean: average(differences), low: average(differences) - reach, high: average(differences) + reach };
  };
  return { people: counted.length, before, day, after, change };
}

describe('figures are those of a plain recount', () => {
  test('of every department, quarter and statement that is shown', async () => {
    const { statements } = await stage.transactions.read((tx) => readEffect(tx, 2025));
    let shown = 0;
    for (const { statement, figure } of statements)
      for (const row of [ALL, ...departments.map(({ id }) => id)])
        for (const column of [ALL, ...quarters]) {
          const found = figure(row, column);
          const plain = recount(statement, row, column);
          if (plain.people < FEWEST) expect(found).toBeNull();
          if (!found) continue;
          shown++;
          expect(found.people).toBe(plain.people);
          for (const moment of ['before', 'day', 'after'] as const)
            expect(found[moment]).toBeCloseTo(average(plain[moment]!), 9);
          for (const [change, of] of [
            ['dayChange', plain.day],
            ['afterChange', plain.after],
          ] as const)
            // prettier-ignore
            for (const part of ['mean', 'low', 'high'] as const)
              expect(found[change][part]).toBeCloseTo(plain.change(of!)[part], 9);
        }
    expect(shown).toBeGreaterThan(16);
  });

  test('of who was asked and who answered', async () => {
    const { response } = await stage.transactions.read((tx) => readEffect(tx, 2025));
    const firsts = listFirsts();
    expect(response(ALL)).toEqual(
      (['before', 'day', 'after'] as const).map((moment, index) => ({
        moment,
        asked: firsts.length,
        answered: firsts.filter(({ scores }) => scores[index]!.length > 0).length,
      })),
    );
  });

  test('of who stopped answering, who began otherwise', async () => {
    const { statements } = await stage.transactions.read((tx) => readEffect(tx, 2025));
    const stopped = listFirsts().filter(({ scores }) => scores[0]![0] != null && !scores[2]!.length);
    expect(statements[0]!.staying!.stopped).toBe(stopped.length);
  });
});

test('answers count from the Monday after they were given, and those of this week not yet', async () => {
  const department = await run((tx) => aHostDepartment(tx));
  await run(async (tx) => {
    const slot = await aMomentOn(tx, department, '2026-04-07T09:00:00Z', lead);
    for (let guest = 0; guest < 6; guest++)
      await askThrice(tx, await aGuest(tx, slot, (await aPerson(tx, { departmentId: department.id })).id), [2, 4, 3]);
  });
  const figure = async () =>
    (await stage.transactions.read((tx) => readEffect(tx, 2026))).statements[0]!.figure(department.id, ALL);
  // Six weeks later is Tuesday 19 May: they answer on Wednesday.
  stopClockAt('2026-05-24T21:30:00Z');
  expect(await figure()).toBeNull();
  stopClockAt('2026-05-24T22:30:00Z');
  expect(await figure()).toMatchObject({ people: 6, before: 2, day: 4, after: 3 });
  expect(await run(listYears)).toEqual([2026, 2025]);
});
