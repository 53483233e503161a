import { beforeAll, expect, test } from '@jest/globals';
import { Action } from '../../src/actions/action.entity.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import { type LearningSource, type NewLearning, saveLearnings } from '../../src/learnings/save-learnings.js';
import type { Department } from '../../src/people/department.entity.js';
import { setStage } from '../support/acts.js';
import { anAction } from '../support/actions.js';
import { aHostDepartment, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run } = setStage();

let department: Department;
beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
});

let hours = -10;
const aSource = (at = department): Promise<LearningSource> =>
  run(async (tx) => {
    const visit = await aVisit(tx, await aSlot(tx, at, hoursFromNow((hours -= 5))), { state: 'approved' });
    const { id: visitId, visitorId: authorId, startsAt: learnedAt } = visit;
    return { visitId, authorId, learnedAt, side: 'visitor', channel: 'phone', departmentId: at.id };
  });

const learned = (text: string, facts: Partial<NewLearning> = {}): NewLearning => ({
  question: 'surprise',
  text,
  themeId: null,
  timesHeard: 1,
  preventable: null,
  lacked: [],
  forDepartmentId: null,
  isVouched: false,
  ...facts,
});

const save = (source: LearningSource, ...learnings: NewLearning[]) => run((tx) => saveLearnings(tx, source, learnings));
const find = (id: string) => run((tx) => tx.findOneByOrFail(Learning, { id }));

test('what was learned stands alone at first, counted at itself, and is told by the month', async () => {
  const source = { ...(await aSource()), learnedAt: new Date('2026-03-31T22:30:00Z') };
  const [id] = await save(source, learned('De wachtmuziek staat veel te hard', { timesHeard: 4 }));
  expect(await find(id!)).toMatchObject({
    headId: id,
    allHeard: 4,
    allLearnings: 1,
    allVisits: 1,
    learnedMonth: '2026-04-01',
  });
});

test('sent again, a learning keeps its id, what is new is added and what is gone removed', async () => {
  const source = await aSource();
  const [kept, gone] = await save(source, learned('Pakketten komen laat'), learned('Retour kost geld'));
  const [still, added] = await save(
    source,
    learned('Pakketten komen vaak te laat', { id: kept }),
    learned('Winkels zijn dicht op zondag'),
  );
  expect(still).toBe(kept);
  expect(await find(kept!)).toMatchObject({ text: 'Pakketten komen vaak te laat' });
  const left = await run((tx) => tx.findBy(Learning, { visitId: source.visitId }));
  expect(left.map(({ id }) => id).sort()).toEqual([kept, added].sort());
  expect(left.map(({ id }) => id)).not.toContain(gone);
});

test("nobody changes another's learning by its id", async () => {
  const [theirs] = await save(await aSource(), learned('Saldo klopt niet in de app'));
  const [mine] = await save(await aSource(), learned('Kapot product', { id: theirs }));
  expect(mine).not.toBe(theirs);
  expect(await find(theirs!)).toMatchObject({ text: 'Saldo klopt niet in de app' });
});

test('what says the same on the same floor is joined under the first, and counts add up', async () => {
  const [first] = await save(await aSource(), learned('De brief over incasso is onduidelijk', { timesHeard: 3 }));
  const source = await aSource();
  const [second, third] = await save(
    source,
    learned('Brief over de incasso onduidelijk!', { timesHeard: 2 }),
    learned('Onduidelijk is de brief over incasso'),
  );
  for (const id of [second, third]) expect(await find(id!)).toMatchObject({ headId: first });
  expect(await find(first!)).toMatchObject({ allHeard: 6, allLearnings: 3, allVisits: 2 });
});

test('the same heard on another floor stays by itself', async () => {
  const text = 'Adres wijzigen lukt niet online';
  const [here] = await save(await aSource(), learned(text));
  const elsewhere = await run((tx) => aHostDepartment(tx));
  const [there] = await save(await aSource(elsewhere), learned(text));
  expect(await find(there!)).toMatchObject({ headId: there });
  expect(await find(here!)).toMatchObject({ allLearnings: 1 });
});

test('a head that says something else leaves the others, who go on under the eldest', async () => {
  const text = 'Klanten vinden het formulier nergens';
  const source = await aSource();
  const [head] = await save(source, learned(text));
  const [younger] = await save(await aSource(), learned(text));
  const [elder] = await save({ ...(await aSource()), learnedAt: new Date('2026-01-05T09:00:00Z') }, learned(text));
  await save(source, learned('De printer op de derde is stuk', { id: head }));
  expect(await find(head!)).toMatchObject({ headId: head, allLearnings: 1 });
  expect(await find(younger!)).toMatchObject({ headId: elder });
  expect(await find(elder!)).toMatchObject({ headId: elder, allLearnings: 2 });
});

test('a typing fault that is mended breaks up no group', async () => {
  const source = await aSource();
  const [head] = await save(source, learned('Bezorger belt nooit aan bij appartementen'));
  const [other] = await save(await aSource(), learned('Bezorger belt nooit aan bij appartementen'));
  await save(source, learned('De bezorger belt nooit aan bij apartementen', { id: head }));
  expect(await find(other!)).toMatchObject({ headId: head });
});

test('an action outlives the learning it came from, at what says the same', async () => {
  const text = 'Openingstijden kloppen niet op de site';
  const source = await aSource();
  const [head] = await save(source, learned(text));
  const [other] = await save(await aSource(), learned(text));
  const action = await run(async (tx) => anAction(tx, { id: head! }, await aPerson(tx)));
  await save(source);
  expect(await run((tx) => tx.existsBy(Learning, { id: head }))).toBe(false);
  expect(await run((tx) => tx.findOneByOrFail(Action, { id: action.id }))).toMatchObject({ learningId: other });
});

test('the only learning behind an action stays', async () => {
  const source = await aSource();
  const [id] = await save(source, learned('Niemand weet wie de sleutel van de kast heeft'));
  await run(async (tx) => anAction(tx, { id: id! }, await aPerson(tx)));
  expect(await save(source)).toEqual([]);
  expect(await find(id!)).toMatchObject({ headId: id });
});

test('ten who say the same at once end under one head, all counted', async () => {
  const elsewhere = await run((tx) => aHostDepartment(tx));
  const sources: LearningSource[] = [];
  for (let n = 0; n < 10; n++) sources.push(await aSource(elsewhere));
  const saved = await Promise.all(
    sources.map((source) => save(source, learned('Storing in de app', { timesHeard: 2 }))),
  );
  const heads = await run((tx) => tx.findBy(Learning, { departmentId: elsewhere.id, allLearnings: 10 }));
  expect(heads).toMatchObject([{ allHeard: 20, allVisits: 10 }]);
  for (const [id] of saved) expect(await find(id!)).toMatchObject({ headId: heads[0]!.id });
});

test('PostgreSQL refuses a head that is joined itself', async () => {
  const [one, other, third] = await save(await aSource(), learned('Aap'), learned('Noot'), learned('Mies'));
  const join = (id: string, headId: string) => run((tx) => tx.update(Learning, { id }, { headId }));
  await join(one!, other!);
  await expect(join(other!, third!)).rejects.toThrow('stands alone');
  await expect(join(third!, one!)).rejects.toThrow('stands alone');
});
