import { expect, test } from '@jest/globals';
import {
  asTypedCampaign,
  campaignInput,
  typedCampaign,
  typedCampaignProblems,
} from '../../src/campaigns/campaign-form.js';
import type { CampaignView } from '../../src/campaigns/campaigns.queries.js';

const [marketing, finance, ict] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const body = {
  title: 'Kom meekijken',
  message: 'Eén\r\ntwee',
  opensOn: '2026-12-01',
  closesOn: '2027-01-15',
  targetKind: 'share',
  target: '20',
  quota: '',
  wavePeople: '20',
  waveDays: '3',
  nudgeAfterDays: '5',
  departmentIds: [marketing, finance],
  [`target-${finance}`]: '4',
  [`kind-${finance}`]: 'people',
  [`quota-${finance}`]: '6',
  [`target-${marketing}`]: '',
  [`kind-${marketing}`]: 'share',
};

test('every department chosen is asked what stands above, unless it has a target of its own', () => {
  const { departments, message } = campaignInput(typedCampaign(body), []);
  expect(departments).toEqual([
    { departmentId: marketing, targetKind: 'share', target: 20, quota: null },
    { departmentId: finance, targetKind: 'people', target: 4, quota: 6 },
  ]);
  expect(message).toBe('Eén\ntwee');
});

test('all departments means each there is, except one that could only visit itself', () => {
  const everybody = typedCampaign({ ...body, everybody: 'yes', teamIds: ict });
  const ids = campaignInput(everybody, [marketing, finance, ict]).departments.map(({ departmentId }) => departmentId);
  expect(ids).toEqual([marketing, finance]);
  const twoTeams = typedCampaign({ ...body, everybody: 'yes', teamIds: [ict, finance] });
  expect(campaignInput(twoTeams, [marketing, finance, ict]).departments).toHaveLength(3);
});

test('a kept campaign fills the form so that saving it again changes nothing', () => {
  const kept = {
    ...campaignInput(typedCampaign({ ...body, departmentIds: [marketing, ict, finance] }), []),
    slotIds: [],
    teamIds: [ict],
  } as unknown as CampaignView;
  const typed = asTypedCampaign(kept);
  expect(typed).toMatchObject({ target: '20', targetKind: 'share', quota: '' });
  expect(Object.keys(typed.own)).toEqual([finance]);
  expect(campaignInput(typed, [])).toEqual(kept);
});

test('a fault of a target stands beside the field it was typed in', () => {
  const typed = typedCampaign(body);
  const fault = { key: 'validation.not-a-number', facts: {} };
  const named = (field: string) =>
    Object.keys(typedCampaignProblems({ fields: { [field]: fault }, refusal: null }, typed).fields);
  expect(named('departments.0.target')).toEqual(['target']);
  expect(named('departments.1.target')).toEqual(['own']);
  expect(named('departments.0.quota')).toEqual(['quota']);
  expect(named('title')).toEqual(['title']);
});

test('nothing chosen is said at the departments, also when other fields are wrong too', () => {
  const typed = typedCampaign({ ...body, departmentIds: [] });
  const { fields } = typedCampaignProblems({ fields: {}, refusal: null }, typed);
  expect(Object.keys(fields)).toEqual([]);
  const fault = { key: 'validation.required', facts: {} };
  expect(Object.keys(typedCampaignProblems({ fields: { title: fault }, refusal: null }, typed).fields)).toEqual([
    'title',
    'departmentIds',
  ]);
});

test('a refusal stands beside the field it speaks of', () => {
  const refusal = { key: 'refusal.campaign-closes-before-open', facts: {} };
  const { fields } = typedCampaignProblems({ fields: {}, refusal }, typedCampaign(body));
  expect(fields).toEqual({ closesOn: refusal });
});
