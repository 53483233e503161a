import { beforeEach, expect, test } from '@jest/globals';
import { PersonAbsence } from '../../src/people/person-absence.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { Plan } from '../../src/plans/plan.entity.js';
import { PlanPlacement } from '../../src/plans/plan-placement.entity.js';
import { PlanUnplaced } from '../../src/plans/plan-unplaced.entity.js';
import type { PublishPlanInput } from '../../src/plans/publication.dto.js';
import { publishPlan } from '../../src/plans/publish-plan.js';
import { Rotation } from '../../src/rotations/rotation.entity.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { Invite } from '../../src/visits/invite.entity.js';
import { VisitGroup } from '../../src/visits/visit-group.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { expectConsistent } from '../support/consistency.js';
import { listInvites } from '../support/invites.js';
import { aHost, aLead } from '../support/people.js';
import { aHire, aMoment, aStanding, morning, pathOf, planOf, publishingScene, TODAY } from '../support/publishing.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal } = stage;

beforeEach(() => void stopClockAt(TODAY));

const publish = (hr: Parameters<typeof publishPlan>[1], { id }: Plan, input: PublishPlanInput = {}) =>
  run((tx) => publishPlan(tx, hr, id, input));

test('a moment that approves by itself gives each hire a seat, a host and a place in both calendars', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const made = await run(async (tx) => {
    const hosts = [await aHost(tx, scene.host), await aHost(tx, scene.host)];
    const slot = await aMoment(tx, scene, 12, { seats: 2, hostIds: hosts.map(({ id }) => id) });
    const hires = [await aHire(tx, scene), await aHire(tx, scene)];
    return { hosts, slot, hires, plan: await planOf(tx, scene, hires.map((hire) => [hire, slot])) }; // prettier-ignore
  });
  await publish(scene.hr, made.plan);

  const visits = await run((tx) => tx.findBy(Visit, { slotId: made.slot.id }));
  expect(visits.map(({ state, requestedById, decidedById }) => ({ state, requestedById, decidedById }))).toEqual(
    [1, 2].map(() => ({ state: 'approved', requestedById: scene.hr.id, decidedById: null })),
  );
  // One guest each.
  expect(visits.map(({ hostId }) => hostId).sort()).toEqual(made.hosts.map(({ id }) => id).sort());
  expect(visits[0]!.learningGoals).toEqual([`Kennismaken met ${scene.host.name}`]);
  await run((tx) => expectConsistent(tx, made.slot.id));
  for (const hire of made.hires) expect(await run((tx) => pathOf(tx, hire))).toMatchObject([{ state: 'approved' }]);
  const placements = await run((tx) => tx.findBy(PlanPlacement, { planId: made.plan.id }));
  expect(placements.map(({ visitId }) => visitId).sort()).toEqual(visits.map(({ id }) => id).sort());
  const audit = await stage.listAudit(visits[0]!.id);
  expect(audit.map(({ act, actorId }) => [act, actorId])).toEqual([
    ['visit.requested', scene.hr.id],
    ['visit.approved', null],
  ]);
});

test('the plan says by whom and when it was published, and what it changed', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const plan = await run(async (tx) =>
    planOf(tx, scene, [[await aHire(tx, scene), await aMoment(tx, scene, 12)]], { missing: [await aHire(tx, scene)] }),
  );
  await publish(scene.hr, plan);
  const found = await run((tx) => tx.findOneByOrFail(Plan, { id: plan.id }));
  expect(found).toMatchObject({ state: 'published', publishedById: scene.hr.id, placed: 1 });
  const [entry] = await stage.listAudit(plan.id);
  expect(entry).toMatchObject({
    act: 'plan.published',
    actorId: scene.hr.id,
    after: { added: 1, moved: 0, calledOff: 0, kept: 0, leftOut: 0 },
  });
});

test('where a lead decides, the requests for one moment are one group, each decided by itself', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const { slot, single } = await run(async (tx) => {
    const slot = await aMoment(tx, scene, 12, { approval: 'lead', seats: 3 });
    const single = await aMoment(tx, scene, 13, { approval: 'lead' });
    const plan = await planOf(tx, scene, [
      [await aHire(tx, scene), slot],
      [await aHire(tx, scene), slot],
      [await aHire(tx, scene), single],
    ]);
    await publishPlan(tx, scene.hr, plan.id, {});
    return { slot, single };
  });
  const [group, ...others] = await run((tx) => tx.findBy(VisitGroup, { slotId: slot.id }));
  expect(others).toEqual([]);
  expect(group).toMatchObject({ requestedById: scene.hr.id, isTogether: false });
  const visits = await run((tx) => tx.findBy(Visit, { slotId: slot.id }));
  expect(visits.map(({ state, groupId }) => [state, groupId])).toEqual([
    ['requested', group!.id],
    ['requested', group!.id],
  ]);
  expect(await run((tx) => tx.countBy(VisitGroup, { slotId: single.id }))).toBe(0);
  expect(await run((tx) => tx.countBy(Invite, { visitId: visits[0]!.id }))).toBe(0);
});

test('each hire hears once, and the leads of each department once', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const { hire, deputy, plan } = await run(async (tx) => {
    const hire = await aHire(tx, scene);
    const deputy = await aLead(tx, scene.host);
    const plan = await planOf(tx, scene, [[hire, await aMoment(tx, scene, 12, { approval: 'lead' })]]);
    return { hire, deputy, plan };
  });
  await stage.takeNotices();
  await publish(scene.hr, plan);
  const told = await stage.takeNotices();
  expect(told.map(({ kind, personId }) => [kind, personId]).sort()).toEqual(
    [
      ['rotation-published', hire.person.id],
      ['rotation-overview', deputy.id],
      ['rotation-overview', scene.lead.id],
    ].sort(),
  );
});

test('nothing is published when a seat went to somebody else meanwhile, and the rest is when that is asked', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const { plan, lucky } = await run(async (tx) => {
    const [full, free] = [await aMoment(tx, scene, 12), await aMoment(tx, scene, 13)];
    const lucky = await aHire(tx, scene);
    const plan = await planOf(tx, scene, [
      [await aHire(tx, scene), full],
      [lucky, free],
    ]);
    await aVisit(tx, full, { state: 'approved' });
    return { plan, lucky };
  });
  expect(await refusal((tx) => publishPlan(tx, scene.hr, plan.id, {}))).toBe('placements-broken');
  expect(await run((tx) => pathOf(tx, lucky))).toEqual([]);

  await publish(scene.hr, plan, { withoutBroken: true });
  expect(await run((tx) => pathOf(tx, lucky))).toMatchObject([{ state: 'approved' }]);
  expect(await run((tx) => tx.findOneByOrFail(Plan, { id: plan.id }))).toMatchObject({ placed: 1 });
  expect(await run((tx) => tx.findBy(PlanUnplaced, { planId: plan.id }))).toMatchObject([{ reason: 'no-seat-left' }]);
});

const meanwhile: [string, (tx: Tx, facts: { scene: Awaited<ReturnType<typeof publishingScene>>; slot: Slot; hire: Awaited<ReturnType<typeof aHire>> }) => Promise<unknown>][] = [
  ['the moment was withdrawn', (tx, { slot }) => tx.update(Slot, { id: slot.id }, { state: 'withdrawn' })],
  ['the hire fell ill', (tx, { hire, scene }) => tx.insert(PersonAbsence, { personId: hire.person.id, fromOn: '2027-01-11', untilOn: '2027-01-15', notedById: scene.hr.id, notedAt: new Date(TODAY) })], // prettier-ignore
  ['the rotation was stopped', (tx, { hire }) => tx.update(Rotation, { id: hire.rotation.id }, { state: 'stopped' })],
  ['the first day moved', (tx, { hire }) => tx.update(Rotation, { id: hire.rotation.id }, { firstOn: '2027-01-13' })],
  ['the hire was booked elsewhere', async (tx, { hire, scene }) => aVisit(tx, await aMoment(tx, scene, 12), { visitorId: hire.person.id })],
]; // prettier-ignore
test.each(meanwhile)('a placement is no visit any more when %s', async (_, happen) => {
  const scene = await run((tx) => publishingScene(tx));
  const plan = await run(async (tx) => {
    const [slot, hire] = [await aMoment(tx, scene, 12), await aHire(tx, scene)];
    const made = await planOf(tx, scene, [[hire, slot]]);
    await happen(tx, { scene, slot, hire });
    return made;
  });
  expect(await refusal((tx) => publishPlan(tx, scene.hr, plan.id, {}))).toBe('placements-broken');
});

test('a plan that was changed after it was looked at is not published, nor one that is not ready', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const plan = await run(async (tx) => planOf(tx, scene, [[await aHire(tx, scene), await aMoment(tx, scene, 12)]], { revision: 3 })); // prettier-ignore
  expect(await refusal((tx) => publishPlan(tx, scene.hr, plan.id, { revision: 2 }))).toBe('plan-changed-meanwhile');
  await publish(scene.hr, plan, { revision: 3 });
  expect(await refusal((tx) => publishPlan(tx, scene.hr, plan.id, {}))).toBe('plan-already-published');
});

test('a visit that moves to a moment that approves by itself keeps its calendar event, and leaves its seat', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const { hire, from, to, visit, plan } = await run(async (tx) => {
    const [from, to, hire] = [await aMoment(tx, scene, 12), await aMoment(tx, scene, 14), await aHire(tx, scene)];
    const visit = await aStanding(tx, scene, hire, from);
    return { hire, from, to, visit, plan: await planOf(tx, scene, [[hire, to]], { kind: 'repair' }) };
  });
  const { uid } = await run((tx) => tx.findOneByOrFail(Invite, { visitId: visit.id }));
  await publish(scene.hr, plan);
  const path = await run((tx) => pathOf(tx, hire));
  expect(path).toMatchObject([
    { id: visit.id, state: 'moved' },
    { state: 'approved', slotId: to.id, replacesId: visit.id },
  ]);
  const invite = await run((tx) => tx.findOneByOrFail(Invite, { visitId: path[1]!.id }));
  expect(invite).toMatchObject({ uid, sequence: 1, isLive: true });
  for (const slot of [from, to]) await run((tx) => expectConsistent(tx, slot.id));
});

test('a visit that moves to where a lead decides keeps its seat until then', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const { hire, visit, plan } = await run(async (tx) => {
    const hire = await aHire(tx, scene);
    const visit = await aStanding(tx, scene, hire, await aMoment(tx, scene, 12));
    return { hire, visit, plan: await planOf(tx, scene, [[hire, await aMoment(tx, scene, 14, { approval: 'lead' })]]) };
  });
  await publish(scene.hr, plan);
  expect(await run((tx) => pathOf(tx, hire))).toMatchObject([
    { id: visit.id, state: 'approved' },
    { state: 'requested', replacesId: visit.id },
  ]);
  expect(await run((tx) => listInvites(tx, visit.id))).toMatchObject([{ sequence: 0, isLive: true }]);
});

test('a visit on a day on which the hire is away is called off at once, also where a lead has to agree to the other', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const { hire, visit, plan } = await run(async (tx) => {
    const hire = await aHire(tx, scene);
    const visit = await aStanding(tx, scene, hire, await aMoment(tx, scene, 12));
    const away = { personId: hire.person.id, fromOn: '2027-01-12', untilOn: '2027-01-12', notedById: scene.hr.id };
    await tx.insert(PersonAbsence, { ...away, notedAt: new Date(TODAY) });
    const slot = await aMoment(tx, scene, 14, { approval: 'lead' });
    return { hire, visit, plan: await planOf(tx, scene, [[hire, slot]], { kind: 'repair' }) };
  });
  await publish(scene.hr, plan);
  expect(await run((tx) => pathOf(tx, hire))).toMatchObject([
    { id: visit.id, state: 'cancelled' },
    { state: 'requested', replacesId: null },
  ]);
  expect(await run((tx) => listInvites(tx, visit.id))).toMatchObject([{ sequence: 1, isLive: false }]);
});

test('a hire whose seat is given to another in the same plan gives it up first', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const { first, second, from, plan } = await run(async (tx) => {
    const [from, to] = [await aMoment(tx, scene, 12), await aMoment(tx, scene, 14, { approval: 'lead' })];
    const [first, second] = [await aHire(tx, scene), await aHire(tx, scene)];
    await aStanding(tx, scene, first, from);
    return { first, second, from, plan: await planOf(tx, scene, [[second, from], [first, to]]) }; // prettier-ignore
  });
  await publish(scene.hr, plan);
  expect(await run((tx) => pathOf(tx, first))).toMatchObject([{ state: 'cancelled' }, { state: 'requested' }]);
  expect(await run((tx) => pathOf(tx, second))).toMatchObject([{ state: 'approved' }]);
  await run((tx) => expectConsistent(tx, from.id));
});

test('nobody else notices: a visit that stays where it is has no new invite, and its hire no mail', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const { staying, visit, plan } = await run(async (tx) => {
    const [slot, other] = [await aMoment(tx, scene, 12), await aMoment(tx, scene, 13)];
    const [staying, fresh] = [await aHire(tx, scene), await aHire(tx, scene)];
    const visit = await aStanding(tx, scene, staying, slot);
    return { staying, visit, plan: await planOf(tx, scene, [[staying, slot], [fresh, other]]) }; // prettier-ignore
  });
  await stage.takeNotices();
  await publish(scene.hr, plan);
  expect(await run((tx) => listInvites(tx, visit.id))).toMatchObject([{ sequence: 0, isLive: true }]);
  expect((await stage.takeNotices()).map(({ personId }) => personId)).not.toContain(staying.person.id);
  expect(await run((tx) => tx.findOneByOrFail(PlanPlacement, { visitId: visit.id }))).toMatchObject({
    planId: plan.id,
  });
});

test('a visit that was asked for after the planner began stays', async () => {
  const scene = await run((tx) => publishingScene(tx, { visits: 2 }));
  const { hire, plan } = await run(async (tx) => {
    const [hire, other] = [await aHire(tx, scene), await aHire(tx, scene)];
    const later = { requestedAt: new Date('2027-01-04T08:30:00Z') };
    await aStanding(tx, scene, hire, await aMoment(tx, scene, 12), later);
    return { hire, plan: await planOf(tx, scene, [[other, await aMoment(tx, scene, 13)]], { missing: [hire] }) };
  });
  await publish(scene.hr, plan);
  expect(await run((tx) => pathOf(tx, hire))).toMatchObject([{ state: 'approved' }]);
});

test('the visits of a rotation that was stopped are called off by a repair, with nothing to plan', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const { hire, plan } = await run(async (tx) => {
    const hire = await aHire(tx, scene);
    await aStanding(tx, scene, hire, await aMoment(tx, scene, 12));
    await tx.update(Rotation, { id: hire.rotation.id }, { state: 'stopped' });
    return { hire, plan: await planOf(tx, scene, [], { kind: 'repair' }) };
  });
  await publish(scene.hr, plan);
  expect(await run((tx) => pathOf(tx, hire))).toMatchObject([{ state: 'cancelled' }]);
});

test('a plan that changes nothing is not published', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const plan = await run(async (tx) => {
    const [slot, hire] = [await aMoment(tx, scene, 12), await aHire(tx, scene)];
    await aStanding(tx, scene, hire, slot);
    return planOf(tx, scene, [[hire, slot]]);
  });
  expect(await refusal((tx) => publishPlan(tx, scene.hr, plan.id, {}))).toBe('nothing-to-publish');
});

test('a visit that is moved by hand stays one of the rotation', async () => {
  const scene = await run((tx) => publishingScene(tx));
  const path = await run(async (tx) => {
    const hire = await aHire(tx, scene);
    const visit = await aStanding(tx, scene, hire, await aMoment(tx, scene, 12));
    const slot = await aMoment(tx, scene, 13);
    await aVisit(tx, slot, { visitorId: hire.person.id, replacesId: visit.id, ...morning(13) });
    return pathOf(tx, hire);
  });
  expect(path).toMatchObject([{ state: 'approved' }, { state: 'requested' }]);
});
