import { beforeAll, describe, expect, test } from '@jest/globals';
import { addSpecialDays } from '../../src/calendar/add-special-days.js';
import { draftCampaign } from '../../src/campaigns/draft-campaign.js';
import { pauseCampaign } from '../../src/campaigns/pause-campaign.js';
import { requestGroup } from '../../src/groups/request-group.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { hashToken } from '../../src/platform/secrets.js';
import type { Actor } from '../../src/people/person.rules.js';
import { publishSeries } from '../../src/series/publish-series.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { setStage } from '../support/acts.js';
import { aCampaign, asksOf, campaignInput } from '../support/campaigns.js';
import { anAbsence } from '../support/hosting.js';
import { furnishLoopActs, type LoopActs } from '../support/loop-acts.js';
import { formsOfOnboarding, furnishOnboarding } from '../support/onboarding-scene.js';
import { listRoutes } from '../support/routes.js';
import { browseAs } from '../support/browse.js';
import { aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

type Form = Record<string, string | string[]>;

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let readers: Record<string, Actor>;
let acts: [path: string, form: Form][];
let ofHr: [path: string, form: Form][];
let loop: LoopActs;

const reason = 'Daarom niet';
const hours = { date: '2031-03-04', from: '09:00', to: '12:00' };
const moment = { ...hours, channel: 'phone', language: 'nl', seats: '2', location: 'Hier', audience: 'both', approval: 'lead', briefing: '' }; // prettier-ignore
const details = {
  givenName: 'Ina',
  namePrefix: '',
  familyName: 'Dringer',
  language: 'nl',
  startsOn: '',
  manager: '',
  workdays: ['1'],
};

beforeAll(async () => {
  const service = await run((tx) => aHostDepartment(tx));
  const lead = await run((tx) => aLead(tx, service));
  const host = await run((tx) => aHost(tx, service));
  const visitor = await run((tx) => aPerson(tx));
  const admin = await run(anAdmin);
  readers = {
    'a colleague': await run((tx) => aPerson(tx)),
    'a lead of another department': await run(async (tx) => aLead(tx, await aHostDepartment(tx))),
    'a host of the department': await run((tx) => aHost(tx, service)),
    HR: await run((tx) => anHr(tx)),
  };
  const slot = await run((tx) => aSlot(tx, service, { createdById: lead.id, seats: 2, hostIds: [host.id] }));
  const later = await run((tx) => aSlot(tx, service, { createdById: lead.id, startsAt: new Date('2031-03-05T09:00:00Z'), endsAt: new Date('2031-03-05T12:00:00Z') })); // prettier-ignore
  const closed = await run((tx) => addSpecialDays(tx, lead, service.id, { firstOn: '2031-03-10', name: 'Dicht' }));
  const weekly = { departmentId: service.id, channel: 'chat' as const, seats: 1, rule: 'FREQ=WEEKLY;COUNT=2', startsAt: new Date('2031-03-06T14:00:00Z'), endsAt: new Date('2031-03-06T16:00:00Z') }; // prettier-ignore
  const { seriesId: series } = await run((tx) => publishSeries(tx, lead, weekly));
  const goals = { learningGoals: ['Kijken'] };
  const approved = await run((tx) => requestVisit(tx, visitor, slot.id, goals));
  await run((tx) => approveVisit(tx, lead, approved, { isUndoable: true }));
  const asked = await run((tx) => requestVisit(tx, visitor, later.id, goals));
  const life = await furnish(lead, service, host, visitor, [slot, later]);
  const role = { role: 'deputy', departmentId: service.id };
  const [hr, hire, next] = await run(async (tx) => [await anHr(tx), await aPerson(tx), await aPerson(tx)]);
  const onboarding = await run((tx) => furnishOnboarding(tx, { hr, service, hire, later: next }));
  loop = await run((tx) => furnishLoopActs(tx, service, visitor));
  const statementHash = hashToken('nothing');
  acts = [
    [`/visits/${asked}/withdrawal`, {}],
    [`/visits/${approved}/cancellation`, { reason }],
    [`/visits/${asked}/goals`, { learningGoals: 'Iets anders' }],
    [`/visits/${approved}/attendance`, { outcome: 'present' }],
    [`/visits/${approved}/attendance/confirmation`, {}],
    [`/visits/${approved}/notes`, { note1: 'Iets' }],
    [`/visits/${approved}/clearance`, {}],
    [`/visits/${asked}/approval`, {}],
    [`/visits/${asked}/refusal`, { reason }],
    ['/decisions/approvals', { ids: [asked, approved] }],
    ['/decisions/refusals', { ids: [asked, approved], reason }],
    ['/decisions/undo', { ids: approved }],
    ['/slots', { ...moment, departmentId: service.id }],
    [`/slots/${slot.id}/edit`, moment],
    [`/slots/${slot.id}/seats`, { seats: '3' }],
    [`/slots/${slot.id}/withdrawal`, { reason }],
    [`/slots/${slot.id}/copies`, { dates: ['2031-03-06'] }],
    ['/series', { ...moment, departmentId: service.id, days: 'TU', every: '1', ends: 'count', count: '3', step: 'publish', dates: '2031-03-04' }], // prettier-ignore
    [`/series/${series}/edit`, { ...moment, days: 'TU', every: '1', ends: 'count', count: '3', guests: 'follow', step: 'change' }], // prettier-ignore
    [`/series/${series}/stop`, { guests: 'follow' }],
    [`/departments/${service.id}/days`, { name: 'Dicht', firstOn: '2031-03-07' }],
    [`/days/${closed}/removal`, { departmentId: service.id }],
    ['/floor/copies', { departmentId: service.id, date: '2031-03-05', slotIds: later.id }],
    [`/slots/${later.id}/visits`, { visitor: admin.email, learningGoals: 'Kijken', statementHash }],
    ['/statement', { statementHash }],
    [`/people/${visitor.id}/roles`, { role: 'host', departmentId: service.id }],
    [`/people/${lead.id}/roles/removal`, { role: 'lead', departmentId: service.id }],
    [`/departments/${service.id}/roles`, { role: 'deputy', person: visitor.email }],
    [`/departments/${service.id}/roles/removal`, { role: 'host', personId: host.id }],
    ['/departments', { name: 'Nieuw', place: 'Hier', timeZone: 'Europe/Amsterdam' }],
    [`/departments/${service.id}/edit`, { name: 'Anders', isHost: 'yes', place: 'Hier', timeZone: 'Europe/Amsterdam' }],
    ...life.acts,
    ...loop.acts,
    ['/administration/jobs/retry', {}],
    ['/administration/jobs/1/retry', {}],
    [`/administration/mail-test/${approved}/removal`, {}],
    ['/administration/texts/nl/texts.statement/restoration', { basedOn: '0', version: '1' }],
    ['/administration/mail-test', {}],
    ['/administration/settings/sign-everybody-out', {}],
    ['/administration/texts/nl/texts.statement', { basedOn: '0', text: 'Zwijg.' }],
    ['/administration/texts/nl/texts.statement/preview', { text: 'Zwijg.' }],
    ['/administration/texts/nl/texts.statement/reset', { basedOn: '0' }],
  ];
  ofHr = [
    ...life.ofHr,
    ...loop.ofHr,
    ...formsOfOnboarding(onboarding),
    ['/people', { ...details, email: 'ina@example.org', departmentId: service.id }],
    [`/people/${visitor.id}/edit`, { ...details, email: 'ina@example.org', departmentId: service.id }],
    [`/people/${visitor.id}/leaving`, { reason }],
    [`/people/${visitor.id}/return`, {}],
  ];
  const me = Object.values(readers).map(({ id }) => id);
  for (const id of me)
    acts.push([`/people/${id}/roles`, { role: 'admin', departmentId: '' }], [`/people/${id}/roles`, role]);
  acts.push([`/people/${admin.id}/edit`, { ...details, email: 'own@example.org', departmentId: service.id }]);
  acts.push([`/people/${admin.id}/leaving`, { reason }]);
});

/** An offer, a group, an absence and campaigns around the moments of a department; and what one could try with them. */
async function furnish(lead: Actor, service: Department, host: Actor, visitor: Actor, [slot, later]: Slot[]) {
  const slotAt = (days: number) =>
    run((tx) => aSlot(tx, service, { createdById: lead.id, seats: 2, ...hoursFromNow(24 * days) }));
  const offered = await run(async (tx) => aVisit(tx, await slotAt(400), { visitorId: visitor.id, state: 'offered' }));
  const ofHost = await run((tx) => aVisit(tx, slot!, { state: 'approved', hostId: host.id }));
  const manager = await run((tx) => aPerson(tx));
  const managed = await run((tx) => aPerson(tx, { managerId: manager.id }));
  const open = await slotAt(420);
  const members = { visitorIds: [manager.id, managed.id], learningGoals: ['Kijken'] };
  const group = await run((tx) => requestGroup(tx, manager, open.id, members));
  const days = { fromOn: '2098-12-01', untilOn: '2098-12-05' };
  const absence = await run((tx) => anAbsence(tx, { personId: host.id, ...days }));
  const input = campaignInput(service, [asksOf({ id: visitor.departmentId } as Department, 1)]);
  const draft = await run((tx) => draftCampaign(tx, lead, input));
  const running = await run((tx) => aCampaign(tx, lead, input));
  const ran = await run((tx) => aCampaign(tx, lead, input));
  await run((tx) => pauseCampaign(tx, lead, ran));
  const typed = {
    ...{ title: 'Kom', message: 'Kijken', opensOn: '2031-03-01', closesOn: '2031-04-01', teamIds: [service.id] },
    ...{ departmentIds: [visitor.departmentId], targetKind: 'people', target: '1', quota: '' },
    ...{ wavePeople: '20', waveDays: '3', nudgeAfterDays: '5' },
  };
  const tried: [path: string, form: Form][] = [
    [`/visits/${offered.id}/acceptance`, {}],
    [`/visits/${offered.id}/waiting/end`, {}],
    [`/visits/${ofHost.id}/host`, { hostId: host.id }],
    [`/visits/${ofHost.id}/guest-refusal`, {}],
    [`/groups/${group}/approval`, {}],
    [`/groups/${group}/refusal`, { reason }],
    [`/groups/${group}/split`, {}],
    [`/groups/${group}/withdrawal`, {}],
    [`/floor/hosts/${host.id}/absences`, { departmentId: service.id, ...days }],
    [`/floor/hosts/absences/${absence.id}/end`, { departmentId: service.id }],
    [`/hosting/absences/${absence.id}/end`, {}],
    [`/campaigns/${running}/invitation`, { answer: 'not-now' }],
  ];
  const triedByOthers: [path: string, form: Form][] = [
    [`/visits/${ofHost.id}/moves/${later!.id}`, { learningGoals: 'Kijken' }],
    [`/slots/${open.id}/groups`, { people: [manager.id, managed.id], learningGoals: 'Kijken', decision: 'together' }],
    [`/slots/${open.id}/waitlist`, { visitor: managed.email, learningGoals: 'Kijken' }],
    ['/campaigns', typed],
    [`/campaigns/${draft}/edit`, typed],
    [`/campaigns/${draft}/start`, {}],
    [`/campaigns/${draft}/discarding`, {}],
    [`/campaigns/${running}/pause`, {}],
    [`/campaigns/${ran}/resumption`, {}],
    [`/campaigns/${running}/wave`, {}],
    [`/campaigns/${running}/nudges`, {}],
    [`/campaigns/${running}/invitations`, { personId: visitor.id }],
    [`/campaigns/${running}/closing`, { summary: 'Klaar.' }],
  ];
  return { acts: tried, ofHr: triedByOthers };
}

describe('what is not theirs to do is done by no form, for', () => {
  test.each(['a colleague', 'a lead of another department', 'a host of the department', 'HR'])('%s', async (who) => {
    const { post } = await browseAs(stage.transactions, app.baseUrl, readers[who]!);
    // HR books for anybody and keeps the directory.
    const tried = who === 'HR' ? acts.filter(([, form]) => !('visitor' in form)) : [...acts, ...ofHr];
    const done: string[] = [];
    for (const [path, form] of tried) {
      const { status } = await post(path, form);
      // Whom they may not see they cannot name either.
      const refusals = 'visitor' in form || 'person' in form ? [404, 409, 422] : [404, 409];
      if (!refusals.includes(status)) done.push(`${path}: ${status}`);
    }
    expect(done).toEqual([]);
  });
});

describe('nor by the API, of the way from a visit to something that changed, for', () => {
  test.each(['a colleague', 'a lead of another department', 'a host of the department', 'HR'])('%s', async (who) => {
    const api = await app.as(readers[who]!);
    const done: string[] = [];
    for (const { method, path, body, isOfHr } of loop.api) {
      if (isOfHr && who === 'HR') continue;
      const { status } = await api(method, path, body);
      if (![404, 409].includes(status)) done.push(`${method} ${path}: ${status}`);
    }
    expect(done).toEqual([]);
  });
});

/** What everybody does for themselves, or with a link that is theirs; a preview changes nothing. */
const theirOwn =
  /^\/(campaigns\/preview$|text-checks$|account|sign-in|sign-out|hosting$|hosting\/absences$|hosting\/declined-guests|insights\/report\/subscription$)|:token/;

test('no form was left out', () => {
  const paths = [...acts, ...ofHr].map(([path]) => path);
  const isTried = (route: string) => {
    const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
    return paths.some((path) => pattern.test(path));
  };
  const isOfLoop = (route: string) => /^\/api\/v1\/(forms|themes|learnings|actions|outcomes|effect|insights|departments\/:id\/(wall|questions))\b/.test(route); // prettier-ignore
  const called = loop.api.map(({ method, path }) => `${method} /api/v1${path}`);
  const untried = (['Post', 'Put', 'Patch'] as const).flatMap((method) =>
    listRoutes(method)
      .filter(isOfLoop)
      .map((route) => `${method.toUpperCase()} ${route}`)
      .filter((route) => !called.some((one) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(one))),
  );
  expect(untried).toEqual([]);
  const forms = listRoutes('Post').filter((route) => !route.startsWith('/api/'));
  expect(forms.length).toBeGreaterThan(50);
  expect(forms.filter((route) => !theirOwn.test(route) && !isTried(route))).toEqual([]);
});
