import { isId } from '../platform/http/read-id.js';
import { type FormBody, typedList, typedText } from '../platform/views/form.js';
import type { FormProblems } from '../platform/views/page.js';
import { targetKinds } from './campaign.rules.js';
import type { CampaignView } from './campaigns.queries.js';

const texts = ['title', 'message', 'opensOn', 'closesOn', 'everybody', 'targetKind', 'target', 'quota', 'wavePeople', 'waveDays', 'nudgeAfterDays'] as const; // prettier-ignore

/** What a department is asked when it differs from the others; every field as it was typed. */
type OwnTarget = Record<'target' | 'kind' | 'quota', string>;

/** The form as it was filled in. */
export type TypedCampaign = Record<(typeof texts)[number], string> & {
  departmentIds: string[];
  teamIds: string[];
  slotIds: string[];
  own: Record<string, OwnTarget>;
};

export function typedCampaign(body: FormBody): TypedCampaign {
  const ids = (name: string) => [...new Set(typedList(body, name).filter(isId))];
  const own: TypedCampaign['own'] = {};
  for (const field of Object.keys(body ?? {})) {
    const id = /^target-(.*)$/.exec(field)?.[1];
    if (!isId(id)) continue;
    const typed = (name: string) => Object.values(typedText(body, `${name}-${id}`))[0] ?? '';
    const [target, kind, quota] = [typed('target'), typed('kind'), typed('quota')];
    if (target || quota) own[id] = { target, kind, quota };
  }
  return {
    ...typedText(body, ...texts),
    departmentIds: ids('departmentIds'),
    teamIds: ids('teamIds'),
    slotIds: ids('slotIds'),
    own,
  };
}

/** An empty form, with a pace that suits most. */
export const blankCampaign = (days: { opensOn: string; closesOn: string }, teamIds: string[]): TypedCampaign => ({
  ...typedCampaign({ targetKind: 'share', target: '20', wavePeople: '20', waveDays: '3', nudgeAfterDays: '5' }),
  ...days,
  teamIds,
});

/** A kept campaign in the form: what most departments are asked stands above, what differs beside its own. */
export function asTypedCampaign(campaign: CampaignView): TypedCampaign {
  const { title, message, opensOn, closesOn, departments, teamIds, slotIds } = campaign;
  const asked = departments.map((one) => ({ ...one, key: `${one.targetKind} ${one.target} ${one.quota ?? ''}` }));
  const count = (key: string) => asked.filter((one) => one.key === key).length;
  const usual = asked.reduce((best, one) => (count(one.key) > count(best?.key ?? '') ? one : best), asked[0]);
  const own = asked
    .filter(({ key }) => key !== usual?.key)
    .map(({ departmentId, targetKind: kind, target, quota }): [string, OwnTarget] => [
      departmentId,
      { target: String(target), kind, quota: quota === null ? '' : String(quota) },
    ]);
  return {
    title,
    message,
    opensOn,
    closesOn,
    everybody: '',
    targetKind: usual?.targetKind ?? 'share',
    target: usual ? String(usual.target) : '',
    quota: usual?.quota ? String(usual.quota) : '',
    wavePeople: String(campaign.wavePeople),
    waveDays: String(campaign.waveDays),
    nudgeAfterDays: String(campaign.nudgeAfterDays),
    departmentIds: departments.map(({ departmentId }) => departmentId),
    teamIds,
    slotIds,
    own: Object.fromEntries(own),
  };
}

/** The typed campaign in the shape of the API's input. */
export function campaignInput(typed: TypedCampaign, allDepartmentIds: string[]) {
  const { title, message, opensOn, closesOn, teamIds, slotIds } = typed;
  // Nobody visits their own department.
  const [onlyTeam] = teamIds.length === 1 && slotIds.length === 0 ? teamIds : [];
  const everybody = allDepartmentIds.filter((id) => id !== onlyTeam);
  const chosen = typed.everybody === 'yes' ? everybody : typed.departmentIds;
  return {
    title,
    message: message.replaceAll('\r\n', '\n'),
    opensOn,
    closesOn,
    departments: chosen.map((departmentId) => ({ departmentId, ...targetOf(typed, departmentId) })),
    teamIds,
    slotIds,
    wavePeople: number(typed.wavePeople),
    waveDays: number(typed.waveDays),
    nudgeAfterDays: number(typed.nudgeAfterDays),
  };
}

function targetOf(typed: TypedCampaign, departmentId: string) {
  const own = typed.own[departmentId];
  const quota = own?.quota || typed.quota;
  return {
    targetKind: own?.target ? own.kind : typed.targetKind,
    target: number(own?.target || typed.target),
    quota: quota.trim() ? number(quota) : null,
  };
}

// Nothing typed is no zero, and stays a fault.
const number = (text: string) => (text.trim() ? Number(text) : NaN);

/** The field that a refusal speaks of; the others stand above the form. */
const fieldRefused: Record<string, string> = {
  'refusal.campaign-no-moments': 'teamIds',
  'refusal.not-host-department': 'teamIds',
  'refusal.not-campaign-lead': 'teamIds',
  'refusal.campaign-no-departments': 'departmentIds',
  'refusal.only-own-moments': 'departmentIds',
  'refusal.department-already-invited': 'departmentIds',
  'refusal.share-above-all': 'target',
  'refusal.campaign-already-open': 'opensOn',
  'refusal.campaign-closes-before-open': 'closesOn',
  'refusal.campaign-over': 'closesOn',
};

/** A fault of one department's target stands beside the field it was typed in. */
export function typedCampaignProblems({ fields, refusal }: FormProblems, typed: TypedCampaign): FormProblems {
  const refused = refusal && fieldRefused[refusal.key];
  if (refused) return { fields: { [refused]: refusal }, refusal: null };
  const named: FormProblems['fields'] = {};
  if (!refusal && typed.everybody !== 'yes' && typed.departmentIds.length === 0 && Object.keys(fields).length > 0) {
    named.departmentIds = { key: 'validation.none-chosen', facts: {} };
  }
  for (const [field, message] of Object.entries(fields)) {
    const [list, index, part] = field.split('.');
    if (list !== 'departments' || !part) {
      named[list === 'departments' ? 'departmentIds' : field] = message;
      continue;
    }
    const own = typed.own[typed.departmentIds[Number(index)] ?? ''];
    const isOwn = own && (part === 'quota' ? own.quota : own.target);
    named[isOwn ? 'own' : part] = message;
  }
  return { fields: inOrder(named), refusal };
}

const formOrder = ['title', 'message', 'opensOn', 'closesOn', 'teamIds', 'slotIds', 'departmentIds'];

/** As one meets them on the way down the form; those further down as they come. */
function inOrder(fields: FormProblems['fields']): FormProblems['fields'] {
  const place = (field: string) => (formOrder.includes(field) ? formOrder.indexOf(field) : formOrder.length);
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => place(a) - place(b)));
}

export const targetKindChoices = targetKinds.map((value) => ({ value, labelKey: `campaigns.kind.${value}` }));
