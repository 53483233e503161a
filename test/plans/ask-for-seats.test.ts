import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { askForSeats } from '../../src/plans/ask-for-seats.js';
import { discardPlan } from '../../src/plans/discard-plan.js';
import { orderPlan } from '../../src/plans/order-plan.js';
import { PlanShortage } from '../../src/plans/plan-shortage.entity.js';
import { Plan } from '../../src/plans/plan.entity.js';
import { listShortages } from '../../src/plans/shortages.queries.js';
import { setStage } from '../support/acts.js';
import { aDeputy, aHostDepartment, aLead, anHr } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aCohort, aProgramme, aRotation, stopAt } from '../support/rotations.js';

const stage = setStage();
const { run, refusal } = stage;
const { doJobs, takeMails } = setPost(stage);

let hr: Actor;
let team: Department;
let lead: Actor;
let deputy: Actor;
let planId: string;

beforeAll(async () => {
  hr = await run((tx) => anHr(tx));
});

beforeEach(() =>
  run(async (tx) => {
    team = await aHostDepartment(tx);
    [lead, deputy] = [await aLead(tx, team), await aDeputy(tx, team, { language: 'en' })];
    const cohort = await aCohort(tx);
    await aRotation(tx, await aProgramme(tx, [stopAt(team)]), { cohortId: cohort.id });
    planId = await orderPlan(tx, hr, { cohortId: cohort.id });
    await tx.update(Plan, { id: planId }, { state: 'ready', placed: 9, possible: 12, bound: 9 });
    await tx.query('DELETE FROM graphile_worker._private_jobs');
  }),
);

const aShortage = (facts: Partial<PlanShortage> = {}) =>
  run(async (tx) => {
    const counts = { people: 12, missing: 12, seats: 9, stillMissing: 9, longerDays: 3, longerVisits: 5 };
    const days = { fromOn: '2027-01-04', untilOn: '2027-03-18' };
    const moreSeats = [{ seats: 3, days: ['2027-03-01', '2027-03-02'], slots: [] }];
    const row = { planId, departmentId: team.id, channel: 'chat' as const, ...counts, ...days, moreSeats, ...facts };
    return (await tx.save(tx.create(PlanShortage, row))).id;
  });
const ask = (shortageId: string) => run((tx) => askForSeats(tx, hr, planId, shortageId));

test('leads and deputies hear how many seats would help, on which days, with a form that is filled in', async () => {
  await ask(await aShortage());
  expect(await doJobs()).toEqual([]);
  const mails = await takeMails();
  expect(mails.map(({ to }) => to.address).sort()).toEqual([lead.email, deputy.email].sort());
  const inDutch = mails.find(({ to }) => to.address === lead.email)!;
  expect(inDutch.subject).toBe(`12 nieuwe collega’s zoeken een plaats bij ${team.name}`);
  expect(inDutch.text).toContain('een chatbezoek');
  expect(inDutch.text).toContain('Met 3 plaatsen meer op één van deze dagen help je er 3.');
  expect(inDutch.html.replaceAll('&amp;', '&')).toContain(
    `/slots/new?departmentId=${team.id}&date=2027-03-02&seats=3&channel=chat&audience=onboarding"`,
  );
  const inEnglish = mails.find(({ to }) => to.address === deputy.email)!;
  expect(inEnglish.text).toContain('With 3 more seats on any of these days you help 3 of them.');
});

test('they are asked once, and it is written down who did', async () => {
  const id = await aShortage();
  await ask(id);
  expect(await refusal((tx) => askForSeats(tx, hr, planId, id))).toBe('seats-already-asked');
  expect(await run((tx) => listShortages(tx, planId))).toMatchObject([{ askedById: hr.id, askedByName: hr.name }]);
  expect((await stage.listAudit(planId)).at(-1)).toMatchObject({
    act: 'plan.seats-asked',
    actorId: hr.id,
    after: { departmentId: team.id, seats: 3 },
  });
});

test('of two who ask at once, one does', async () => {
  const id = await aShortage();
  const both = await Promise.all([1, 2].map(() => refusal((tx) => askForSeats(tx, hr, planId, id))));
  expect(both.filter(Boolean)).toEqual(['seats-already-asked']);
  await stage.takeNotices();
});

test('a department that nobody leads cannot be asked', async () => {
  const nobodys = await run((tx) => aHostDepartment(tx));
  const id = await aShortage({ departmentId: nobodys.id });
  expect(await refusal((tx) => askForSeats(tx, hr, planId, id))).toBe('no-lead-to-ask');
});

test('whoever is not told before the plan is thrown away is not told any more', async () => {
  await ask(await aShortage());
  await run((tx) => discardPlan(tx, hr, planId));
  expect(await doJobs()).toEqual([]);
  expect(await takeMails()).toEqual([]);
});

test('a shortage of another plan, or asked for by somebody else than HR, is not there', async () => {
  const id = await aShortage();
  const other = await run(async (tx) => {
    const { id: cohortId } = await aCohort(tx);
    await aRotation(tx, await aProgramme(tx, [stopAt(team)]), { cohortId });
    return orderPlan(tx, hr, { cohortId });
  });
  await run((tx) => tx.update(Plan, { id: other }, { state: 'ready', placed: 0, possible: 0, bound: 0 }));
  await expect(run((tx) => askForSeats(tx, hr, other, id))).rejects.toThrow(NotFound);
  await expect(run((tx) => askForSeats(tx, lead, planId, id))).rejects.toThrow(NotFound);
});
