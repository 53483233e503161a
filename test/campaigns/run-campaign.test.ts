import { beforeEach, describe, expect, test } from '@jest/globals';
import { readBoard } from '../../src/campaigns/campaign-board.queries.js';
import { CampaignInvitation } from '../../src/campaigns/campaign-invitation.entity.js';
import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { changeCampaign } from '../../src/campaigns/change-campaign.js';
import { closeCampaign } from '../../src/campaigns/close-campaign.js';
import { discardCampaign } from '../../src/campaigns/discard-campaign.js';
import { draftCampaign } from '../../src/campaigns/draft-campaign.js';
import { getCampaign } from '../../src/campaigns/campaigns.queries.js';
import { invitePeople } from '../../src/campaigns/invite-people.js';
import { inviteWave } from '../../src/campaigns/invite-wave.js';
import { pauseCampaign } from '../../src/campaigns/pause-campaign.js';
import { resumeCampaign } from '../../src/campaigns/resume-campaign.js';
import { sendWaves } from '../../src/campaigns/send-waves.js';
import { startCampaign } from '../../src/campaigns/start-campaign.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { SeatQuota } from '../../src/quotas/seat-quota.entity.js';
import { setStage } from '../support/acts.js';
import { aCampaign, asksOf, campaignInput, dateIn } from '../support/campaigns.js';
import { stopClockAt } from '../support/clock.js';
import { aDepartment, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal, faults } = stage;
const { doJob } = setPost(stage);

// A Tuesday.
const now = '2026-11-24T10:00:00Z';

let team: Department;
let home: Department;
let hr: Actor;
let lead: Actor;

beforeEach(async () => {
  stopClockAt(now);
  [team, home] = await run(async (tx) => [await aHostDepartment(tx), await aDepartment(tx)]);
  [hr, lead] = await run(async (tx) => [await anHr(tx), await aLead(tx, team)]);
});

const employ = async (count: number, facts: Parameters<typeof aPerson>[1] = {}) => {
  const people: Actor[] = [];
  for (let n = 0; n < count; n++) people.push(await run((tx) => aPerson(tx, { departmentId: home.id, ...facts })));
  return people;
};
const publish = (seats: number, facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, team, { seats, createdById: lead.id, ...facts }));
const input = (target = 5, facts: Parameters<typeof campaignInput>[2] = {}) =>
  campaignInput(team, [asksOf(home, target)], facts);
const begin = (target = 5, facts: Parameters<typeof campaignInput>[2] = {}) =>
  run((tx) => aCampaign(tx, hr, input(target, facts)));
const find = (id: string) => run((tx) => tx.findOneByOrFail(Campaign, { id }));
const listInvited = (campaignId: string) =>
  run((tx) => tx.find(CampaignInvitation, { where: { campaignId }, order: { wave: 'ASC' } }));
const acts = async (id: string) => (await stage.listAudit(id)).map(({ act }) => act);

describe('a draft', () => {
  test('is written down, seen by who runs it, and nobody hears of it', async () => {
    const id = await run((tx) => draftCampaign(tx, lead, input(3, { slotIds: [] })));
    expect(await run((tx) => getCampaign(tx, lead, id))).toMatchObject({
      state: 'draft',
      departments: [{ departmentId: home.id, targetKind: 'people', target: 3, quota: null }],
      teamIds: [team.id],
      hostIds: [team.id],
      today: '2026-11-24',
      nextWaveAt: null,
    });
    expect(await acts(id)).toEqual(['campaign.drafted']);
    expect(await stage.takeJobs()).toEqual([]);
  });

  test('is for HR and the leads of all its teams, not for the lead of another', async () => {
    const other = await run(async (tx) => aLead(tx, await aHostDepartment(tx)));
    expect(await refusal((tx) => draftCampaign(tx, other, input()))).toBe('not-campaign-lead');
    const id = await run((tx) => draftCampaign(tx, hr, input()));
    await expect(run((tx) => getCampaign(tx, other, id))).rejects.toBeInstanceOf(NotFound);
    await expect(run((tx) => startCampaign(tx, other, id))).rejects.toBeInstanceOf(NotFound);
  });

  test('names departments, teams and moments that exist', async () => {
    const nobodys = '00000000-0000-4000-8000-000000000000';
    const departments = [{ departmentId: nobodys, targetKind: 'people' as const, target: 1 }];
    expect(await faults((tx) => draftCampaign(tx, hr, input(1, { departments, slotIds: [nobodys] })))).toEqual([
      'departments: unknown-department',
      'slotIds: unknown-slot',
    ]);
  });

  test('is changed in all it says, or thrown away', async () => {
    const id = await run((tx) => draftCampaign(tx, hr, input()));
    await run((tx) => changeCampaign(tx, hr, id, { title: 'Anders', opensOn: dateIn(2), closesOn: dateIn(9) }));
    expect(await find(id)).toMatchObject({ title: 'Anders', opensOn: '2026-11-26', message: input().message });
    await run((tx) => discardCampaign(tx, hr, id));
    expect(await run((tx) => tx.existsBy(Campaign, { id }))).toBe(false);
    expect(await acts(id)).toEqual(['campaign.drafted', 'campaign.changed', 'campaign.discarded']);
  });
});

test('at its start the managers are invited, their people from nine the next working day, and quotas hold', async () => {
  const [boss] = await employ(1);
  await employ(2, { managerId: boss!.id });
  await publish(3);
  const id = await begin(2, { departments: [asksOf(home, 2, { quota: 2 })] });
  expect(await find(id)).toMatchObject({ state: 'running', nextWaveAt: new Date('2026-11-25T08:00:00Z') });
  expect(await listInvited(id)).toMatchObject([{ personId: boss!.id, kind: 'manager', wave: 0, invitedAt: null }]);
  expect(await stage.takeJobs()).toEqual([{ name: 'send-invitations', payload: { campaignId: id } }]);
  expect(await run((tx) => tx.findBy(SeatQuota, { scopeId: id }))).toMatchObject([{ departmentId: home.id, seats: 2 }]);
  expect(await acts(id)).toEqual(['campaign.drafted', 'campaign.started']);
});

test('two start it at once: one does', async () => {
  const id = await run((tx) => draftCampaign(tx, hr, input()));
  const outcomes = await Promise.all([1, 2].map(() => refusal((tx) => startCampaign(tx, hr, id))));
  expect(outcomes.sort()).toEqual(['campaign-already-started', null]);
  expect(await acts(id)).toEqual(['campaign.drafted', 'campaign.started']);
});

describe('a wave', () => {
  test('comes on its day, to no more people than there are seats, and the next one some days later', async () => {
    await employ(6);
    await publish(3);
    const id = await begin(5);
    await run((tx) => sendWaves(tx, new Date(now)));
    expect(await listInvited(id)).toEqual([]);
    stopClockAt('2026-11-25T08:00:00Z');
    await run((tx) => sendWaves(tx, new Date('2026-11-25T08:00:00Z')));
    expect(await listInvited(id)).toHaveLength(3);
    expect(await find(id)).toMatchObject({ wave: 1, nextWaveAt: new Date('2026-11-30T08:00:00Z') });
    expect((await stage.listAudit(id)).at(-1)).toMatchObject({
      act: 'campaign.wave-invited',
      actorId: null,
      after: { wave: 1, people: 3 },
    });
  });

  test('goes to the department with the lowest share of its target first', async () => {
    const other = await run((tx) => aDepartment(tx));
    await employ(6);
    await employ(6, { departmentId: other.id });
    const slot = await publish(8);
    const [coming] = await employ(1);
    await run((tx) => aVisit(tx, slot, { visitorId: coming!.id, state: 'approved' }));
    await publish(2);
    const departments = [asksOf(home, 2), asksOf(other, 4)];
    const id = await begin(0, { departments, wavePeople: 2 });
    await run((tx) => inviteWave(tx, hr, id));
    const board = await run((tx) => readBoard(tx, id));
    await doJob('send-invitations', { campaignId: id });
    expect(board.map(({ booked }) => booked).sort()).toEqual([0, 1]);
    const invited = await run((tx) => readBoard(tx, id));
    expect(invited.find(({ departmentId }) => departmentId === other.id)).toMatchObject({ invited: 2 });
    expect(invited.find(({ departmentId }) => departmentId === home.id)).toMatchObject({ invited: 0, booked: 1 });
  });

  test('asks those first who have never been on a visit', async () => {
    const [been, fresh] = await employ(2);
    const past = { startsAt: new Date('2026-06-01T08:00:00Z'), endsAt: new Date('2026-06-01T10:00:00Z') };
    const earlier = await publish(1, past);
    await run((tx) => aVisit(tx, earlier, { visitorId: been!.id, state: 'approved' }));
    await publish(1);
    const id = await begin(2);
    expect(await run((tx) => inviteWave(tx, hr, id))).toBe(1);
    expect(await listInvited(id)).toMatchObject([{ personId: fresh!.id }]);
  });

  test('passes over who has booked already, and leaves seats that are asked for', async () => {
    const [booked] = await employ(2);
    const slot = await publish(2);
    await run((tx) => aVisit(tx, slot, { visitorId: booked!.id }));
    const id = await begin(5);
    expect(await run((tx) => inviteWave(tx, hr, id))).toBe(1);
    expect(await refusal((tx) => inviteWave(tx, hr, id))).toBe('no-seats-left');
    expect((await listInvited(id)).map(({ personId }) => personId)).not.toContain(booked!.id);
  });

  test('is refused when everybody was asked', async () => {
    await employ(1);
    await publish(9);
    const id = await begin(1);
    await run((tx) => inviteWave(tx, hr, id));
    expect(await refusal((tx) => inviteWave(tx, hr, id))).toBe('nobody-to-invite');
  });

  test('that two ask for at once invites nobody twice, and no more people than seats', async () => {
    await employ(9);
    await publish(4);
    const id = await begin(9);
    await Promise.all([1, 2, 3].map(() => refusal((tx) => inviteWave(tx, hr, id))));
    expect(await listInvited(id)).toHaveLength(4);
  });

  test('stays away when the last day has gone by; whoever drafted it is asked to close', async () => {
    await employ(2);
    const id = await begin(2, { closesOn: dateIn(3) });
    await stage.takeJobs();
    const later = stopClockAt('2026-11-30T08:00:00Z');
    await run((tx) => sendWaves(tx, later));
    expect(await listInvited(id)).toEqual([]);
    expect(await find(id)).toMatchObject({ state: 'running', nextWaveAt: null });
    expect(await stage.takeJobs()).toContainEqual({ name: 'mail-notices', payload: { personId: hr.id } });
  });
});

describe('by hand', () => {
  test('people of the invited departments are asked, and nobody twice', async () => {
    const [ana, ben] = await employ(2);
    const id = await begin(2);
    expect(await run((tx) => invitePeople(tx, hr, id, { personIds: [ana!.id] }))).toBe(1);
    expect(await run((tx) => invitePeople(tx, hr, id, { personIds: [ana!.id, ben!.id] }))).toBe(1);
    expect(await refusal((tx) => invitePeople(tx, hr, id, { personIds: [ana!.id] }))).toBe('already-invited');
    expect(await listInvited(id)).toHaveLength(2);
  });

  test('nobody of another department, and nobody who has left', async () => {
    const id = await begin(2);
    const stranger = await run((tx) => aPerson(tx));
    const [gone] = await employ(1, { isActive: true });
    await run((tx) => tx.query('UPDATE people SET is_active = false WHERE id = $1', [gone!.id]));
    expect(await refusal((tx) => invitePeople(tx, hr, id, { personIds: [stranger.id] }))).toBe(
      'department-not-in-campaign',
    );
    expect(await faults((tx) => invitePeople(tx, hr, id, { personIds: [gone!.id] }))).toEqual([
      'personIds: unknown-person',
    ]);
  });
});

test('a running campaign changes its targets and quotas, not its first day or who was invited', async () => {
  await employ(2);
  await publish(2);
  const id = await begin(2);
  await run((tx) => inviteWave(tx, hr, id));
  const more = [asksOf(home, 1, { quota: 4 })];
  await run((tx) => changeCampaign(tx, hr, id, { departments: more }));
  expect(await run((tx) => tx.findBy(SeatQuota, { scopeId: id }))).toMatchObject([{ seats: 4 }]);
  expect(await refusal((tx) => changeCampaign(tx, hr, id, { opensOn: dateIn(1) }))).toBe('campaign-already-open');
  const other = await run((tx) => aDepartment(tx));
  expect(await refusal((tx) => changeCampaign(tx, hr, id, { departments: [asksOf(other, 1)] }))).toBe(
    'department-already-invited',
  );
});

describe('what is planned is sent', () => {
  test('a hundred at a time, while the campaign runs; a pause stops the rest, and going on sends it', async () => {
    await run((tx) =>
      tx.query(
        `INSERT INTO people (given_name, family_name, email, department_id)
         SELECT 'N', n::text, 'n' || n || '-' || $1 || '@example.org', $1::uuid FROM generate_series(1, 130) n`,
        [home.id],
      ),
    );
    for (let n = 0; n < 3; n++) await publish(50, hours(n));
    const id = await begin(130, { wavePeople: 1000 });
    expect(await run((tx) => inviteWave(tx, hr, id))).toBe(130);
    const countSent = async () => (await listInvited(id)).filter(({ invitedAt }) => invitedAt).length;
    await doJob('send-invitations', { campaignId: id });
    expect(await countSent()).toBe(100);
    await run((tx) => pauseCampaign(tx, hr, id));
    await doJob('send-invitations', { campaignId: id });
    expect(await countSent()).toBe(100);
    await stage.takeJobs();
    await run((tx) => resumeCampaign(tx, hr, id));
    expect(await stage.takeJobs()).toEqual([{ name: 'send-invitations', payload: { campaignId: id } }]);
    await doJob('send-invitations', { campaignId: id });
    expect(await countSent()).toBe(130);
  });

  const hours = (n: number) => ({
    startsAt: new Date(`2026-12-0${n + 1}T09:00:00Z`),
    endsAt: new Date(`2026-12-0${n + 1}T11:00:00Z`),
  });

  test('never after the close, which forgets what was not sent and lifts the quotas', async () => {
    await employ(3);
    await publish(3);
    const id = await begin(3, { departments: [asksOf(home, 3, { quota: 3 })] });
    await run((tx) => inviteWave(tx, hr, id));
    await run((tx) => closeCampaign(tx, hr, id, { summary: '' }));
    await doJob('send-invitations', { campaignId: id });
    expect(await listInvited(id)).toEqual([]);
    expect(await run((tx) => tx.countBy(SeatQuota, { scopeId: id }))).toBe(0);
    expect(await find(id)).toMatchObject({ state: 'closed', nextWaveAt: null, summary: null });
    expect(await refusal((tx) => closeCampaign(tx, hr, id, { summary: '' }))).toBe('campaign-closed');
  });
});
