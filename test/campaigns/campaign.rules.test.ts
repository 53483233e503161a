import { describe, expect, test } from '@jest/globals';
import {
  type CampaignFacts,
  type CampaignPlan,
  type CampaignState,
  campaignStates,
  hasRoom,
  targetPeople,
  whyNotAnswer,
  whyNotChange,
  whyNotClose,
  whyNotDiscard,
  whyNotDraft,
  whyNotInvite,
  whyNotInvitePeople,
  whyNotPause,
  whyNotPlan,
  whyNotReplan,
  whyNotResume,
  whyNotStart,
} from '../../src/campaigns/campaign.rules.js';
import type { Actor, Role } from '../../src/people/person.rules.js';

const actorWith = (...roles: Role[]): Actor => ({
  id: 'me',
  name: 'Ik',
  email: 'ik@example.org',
  language: 'nl',
  departmentId: 'home',
  roles,
});
const hr = actorWith({ role: 'hr', departmentId: null });
const lead = actorWith({ role: 'lead', departmentId: 'chat' });
const colleague = actorWith();

const plan: CampaignPlan = {
  opensOn: '2026-12-01',
  closesOn: '2026-12-31',
  departments: [{ departmentId: 'sales', targetKind: 'share', target: 20 }],
  hostIds: ['chat'],
  strangers: 0,
  today: '2026-11-24',
};
const sales = plan.departments[0]!;

test.each<[string, Actor, Partial<CampaignPlan>, string | null]>([
  ['HR', hr, {}, null],
  ['the lead of the team', lead, {}, null],
  ['a colleague', colleague, {}, 'not-campaign-lead'],
  ['the lead of one of two teams', lead, { hostIds: ['chat', 'desk'] }, 'not-campaign-lead'],
  ['HR without a team', hr, { hostIds: [] }, 'campaign-no-moments'],
  ['HR with a team that nobody can visit', hr, { strangers: 1 }, 'not-host-department'],
  ['HR without a department', hr, { departments: [] }, 'campaign-no-departments'],
  ['HR with a department twice', hr, { departments: [sales, sales] }, 'department-twice'],
  ['HR who wants 120 %', hr, { departments: [{ ...sales, target: 120 }] }, 'share-above-all'],
  ['HR who invites the team to itself', hr, { departments: [{ ...sales, departmentId: 'chat' }] }, 'only-own-moments'],
  ['HR who invites two teams to each other', hr, { departments: [{ ...sales, departmentId: 'chat' }], hostIds: ['chat', 'desk'] }, null], // prettier-ignore
  ['HR whose last day comes first', hr, { closesOn: '2026-11-30' }, 'campaign-closes-before-open'],
  ['HR whose last day is over', hr, { opensOn: '2026-11-01', closesOn: '2026-11-23' }, 'campaign-over'],
])('%s drafts: %s %j %s', (_, actor, facts, expected) => {
  expect(whyNotPlan(actor, { ...plan, ...facts })).toBe(expected);
});

test('HR and leads may think of a campaign, others not', () => {
  expect([hr, lead, colleague].map(whyNotDraft)).toEqual([null, null, 'not-campaign-lead']);
});

const campaignIn = (state: CampaignState): CampaignFacts => ({ ...plan, state });

describe('by its state, draft running paused closed, a campaign', () => {
  test.each([
    ['is changed', whyNotChange, [null, null, null, 'campaign-closed']],
    ['is thrown away', whyNotDiscard, [null, 'campaign-already-started', 'campaign-already-started', 'campaign-closed']], // prettier-ignore
    ['starts', whyNotStart, [null, 'campaign-already-started', 'campaign-already-started', 'campaign-closed']],
    ['pauses', whyNotPause, ['campaign-not-started', null, 'campaign-paused', 'campaign-closed']],
    ['goes on', whyNotResume, ['campaign-not-started', 'campaign-not-paused', null, 'campaign-closed']],
    ['closes', whyNotClose, ['campaign-not-started', null, null, 'campaign-closed']],
    ['invites', whyNotInvite, ['campaign-not-started', null, 'campaign-paused', 'campaign-closed']],
  ])('%s', (_, whyNot, expected) => {
    expect(campaignStates.map((state) => whyNot(lead, campaignIn(state)))).toEqual(expected);
    expect(campaignStates.map((state) => whyNot(colleague, campaignIn(state)))).toEqual(
      campaignStates.map(() => 'not-campaign-lead'),
    );
  });
});

test('after its last day a campaign does not start, go on or invite, but it can be closed', () => {
  const over = (state: CampaignState) => ({ ...campaignIn(state), today: '2027-01-01' });
  expect([whyNotStart(hr, over('draft')), whyNotResume(hr, over('paused')), whyNotInvite(hr, over('running'))]).toEqual(
    ['campaign-over', 'campaign-over', 'campaign-over'],
  );
  expect(whyNotClose(hr, over('running'))).toBeNull();
});

test('a started campaign keeps its first day and the departments of which somebody was invited', () => {
  const running = campaignIn('running');
  expect(whyNotReplan(running, { ...plan, opensOn: '2026-12-02' }, [])).toBe('campaign-already-open');
  expect(whyNotReplan(campaignIn('draft'), { ...plan, opensOn: '2026-12-02' }, [])).toBeNull();
  expect(whyNotReplan(running, plan, ['sales'])).toBeNull();
  expect(whyNotReplan(running, plan, ['sales', 'finance'])).toBe('department-already-invited');
});

test.each([
  ['people', 12, 40, 12],
  ['people', 12, 5, 5],
  ['share', 20, 41, 9],
  ['share', 1, 3, 1],
  ['share', 50, 0, 0],
] as const)('a target of %s %i of %i people is %i', (targetKind, target, people, expected) => {
  expect(targetPeople({ targetKind, target }, people)).toBe(expected);
});

test('who booked calls off instead of saying not now, and nobody answers what is closed', () => {
  expect(whyNotAnswer({ state: 'running', status: 'invited' })).toBeNull();
  expect(whyNotAnswer({ state: 'paused', status: 'declined' })).toBeNull();
  expect(whyNotAnswer({ state: 'running', status: 'booked' })).toBe('already-booked');
  expect(whyNotAnswer({ state: 'closed', status: 'invited' })).toBe('campaign-closed');
});

test('by hand those are invited who work at an invited department, and not all again', () => {
  const ana = { departmentId: 'sales', isInvited: false };
  const ben = { departmentId: 'sales', isInvited: true };
  expect(whyNotInvitePeople(plan, [ana, ben])).toBeNull();
  expect(whyNotInvitePeople(plan, [ben])).toBe('already-invited');
  expect(whyNotInvitePeople(plan, [ana, { ...ben, departmentId: 'legal' }])).toBe('department-not-in-campaign');
  expect(whyNotInvitePeople(plan, [])).toBe('nobody-to-invite');
});

test('a department has room until it meets its target or its quota', () => {
  const row = { been: 1, booked: 1, targetPeople: 3, quota: null, seatsTaken: 2 };
  expect(hasRoom(row)).toBe(true);
  expect(hasRoom({ ...row, booked: 2 })).toBe(false);
  expect(hasRoom({ ...row, quota: 2 })).toBe(false);
});
