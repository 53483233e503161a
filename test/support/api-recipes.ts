import { addSpecialDays } from '../../src/calendar/add-special-days.js';
import { DeclinedGuest } from '../../src/hosts/declined-guest.entity.js';
import type { HostAbsence } from '../../src/hosts/host-absence.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import { PersonRole } from '../../src/people/person-role.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { publishSeries } from '../../src/series/publish-series.js';
import type { PublishSeriesInput } from '../../src/series/series.dto.js';
import { now } from '../../src/platform/clock.js';
import { VisitGroup } from '../../src/visits/visit-group.entity.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import type { Stage } from './acts.js';
import { aHost, aPerson } from './people.js';
import { anAbsence } from './hosting.js';
import { makeFormRecipes } from './form-recipes.js';
import { makeActionRecipes } from './action-recipes.js';
import { makeLearningRecipes } from './learning-recipes.js';
import { makeImportRecipes } from './import-recipes.js';
import { makeOutcomeRecipes } from './outcome-recipes.js';
import { makePlanRecipes } from './plan-recipes.js';
import { insightRecipes } from './insight-recipes.js';
import { makePrivacyRecipes } from './privacy-recipes.js';
import { makeQuestionRecipes } from './question-recipes.js';
import { makePublicationRecipes } from './publication-recipes.js';
import { aSlot, hoursFromNow } from './slots.js';
import { anInvite, aVisit } from './visits.js';
import { makeCampaignRecipes } from './campaign-recipes.js';
import { makeOnboardingRecipes } from './onboarding-recipes.js';
import { makeReviewRecipes } from './review-recipes.js';

/** A call of the API; of the visitor, for an id that nobody has, unless it says otherwise. */
export interface Call {
  who?: 'admin' | 'lead' | 'visitor' | 'nobody';
  id?: string;
  query?: string;
  body?: object | string;
  headers?: Record<string, string>;
}

export type Recipes = Record<string, () => Promise<Call>>;

export interface Cast {
  department: Department;
  lead: Actor;
  visitor: Actor;
}

const learningGoals = ['Kijken'];
const daysAway = { fromOn: '2098-12-01', untilOn: '2098-12-05' };
const reason = 'De bezetting is krap.';

/** How to get the answers that are an operation's own, by operation and status. */
export function makeRecipes({ run }: Stage, { department, lead, visitor }: Cast): Record<string, Recipes> {
  let hour = 100;
  let pastHour = -4;
  const newSlot = (facts: Parameters<typeof aSlot>[2] = {}) =>
    run((tx) => aSlot(tx, department, { createdById: lead.id, ...hoursFromNow((hour += 12)), ...facts }));
  const newVisit = async (state: Visit['state'] = 'requested', visitorId = visitor.id) => {
    const slot = await newSlot();
    return run((tx) => aVisit(tx, slot, { state, visitorId }));
  };
  const fullSlot = async () => {
    const slot = await newSlot();
    await run((tx) => aVisit(tx, slot, { state: 'approved' }));
    return slot;
  };
  const pastVisit = async () => {
    const slot = await newSlot(hoursFromNow((pastHour -= 4)));
    return run((tx) => aVisit(tx, slot, { state: 'approved', visitorId: visitor.id }));
  };
  const slotInput = () => ({
    departmentId: department.id,
    channel: 'phone',
    location: 'Kamer',
    seats: 1,
    ...hoursFromNow((hour += 12)),
  });
  const personInput = () => ({
    givenName: 'Zoë',
    familyName: 'Meer',
    email: `zoe-${++hour}@example.org`,
    departmentId: department.id,
  });
  const departmentInput = () => ({ name: `Inkoop ${++hour}`, timeZone: 'Europe/Brussels' });

  const seriesInput = () => ({ ...slotInput(), rule: 'FREQ=DAILY;INTERVAL=14;COUNT=2' });
  const newSeries = async () =>
    (await run((tx) => publishSeries(tx, lead, seriesInput() as PublishSeriesInput))).seriesId;
  let year = 2030;
  const closedDay = () => ({ firstOn: `${++year}-08-03`, name: 'Verhuizing' });
  const newClosedDay = () => run((tx) => addSpecialDays(tx, lead, department.id, closedDay()));

  const newHost = () => run((tx) => aHost(tx, department));
  const newAbsence = async (facts: Partial<HostAbsence>) => {
    const { id: personId } = await newHost();
    return run((tx) => anAbsence(tx, { personId, ...daysAway, ...facts }));
  };
  const hostToo = ({ id }: Actor) =>
    run((tx) =>
      tx.upsert(PersonRole, { personId: id, role: 'host', departmentId: department.id }, [
        'personId',
        'role',
        'departmentId',
      ]),
    );

  const newPerson = async () => ref(run((tx) => aPerson(tx)));

  const groupInput = async () => ({ visitorIds: [(await newPerson()).id, (await newPerson()).id], learningGoals });
  /** A visit of the visitor, in a group that the visitor asked for. */
  const newGroup = async () => {
    const slot = await newSlot();
    const facts = { slotId: slot.id, requestedById: visitor.id, requestedAt: now(), isTogether: true };
    return run(async (tx) => {
      const group = await tx.save(tx.create(VisitGroup, facts));
      await aVisit(tx, slot, { visitorId: visitor.id, groupId: group.id });
      return group;
    });
  };

  const ref = async (slotOrVisit: Promise<{ id: string }>) => ({ id: (await slotOrVisit).id });

  return {
    ...makeCampaignRecipes({ run }, { department, lead, visitor }),
    ...makeOnboardingRecipes({ run }, { department }),
    ...makeReviewRecipes({ run }, { department, lead }),
    ...insightRecipes,
    ...makePrivacyRecipes({ run }),
    ...makePublicationRecipes({ run }, { department, lead }),
    ...makePlanRecipes({ run }, { department }),
    'get /api/v1/audit': { 200: async () => ({ who: 'admin' }), 404: async () => ({ who: 'visitor' }) },
    'get /api/v1/departments': { 200: async () => ({}) },
    'post /api/v1/departments': {
      201: async () => ({ who: 'admin', body: departmentInput() }),
      409: async () => ({ who: 'lead', body: departmentInput() }),
    },
    'get /api/v1/me': { 200: async () => ({}) },
    'get /api/v1/me/hosting': { 200: async () => ({}) },
    'patch /api/v1/me/hosting': {
      200: async () => {
        await hostToo(lead);
        return { who: 'lead', body: { hours: [{ weekday: 1, from: '09:00', to: '17:00' }], mostPerWeek: 3 } };
      },
      409: async () => ({ body: { takesPart: false } }),
    },
    'post /api/v1/me/hosting/pauses': {
      201: async () => {
        await hostToo(lead);
        return { who: 'lead', body: daysAway };
      },
      409: async () => ({ body: daysAway }),
    },
    'post /api/v1/me/hosting/declined-guests/{id}/welcome': {
      200: async () => {
        const hostId = lead.id;
        const guest = { hostId, visitorId: visitor.id, declinedAt: new Date() };
        await run((tx) => tx.upsert(DeclinedGuest, guest, ['hostId', 'visitorId']));
        return { who: 'lead', id: visitor.id };
      },
    },
    'get /api/v1/departments/{id}/hosts': {
      200: async () => ({ who: 'lead', id: (await newHost()).departmentId }),
    },
    'post /api/v1/absences/{id}/end': {
      200: async () => ({ who: 'lead', ...(await ref(newAbsence({}))) }),
      409: async () => ({ who: 'lead', ...(await ref(newAbsence({ kind: 'pause' }))) }),
    },
    'post /api/v1/people/{id}/absences': {
      201: async () => ({ who: 'lead', ...(await ref(newHost())), body: daysAway }),
      409: async () => ({ who: 'visitor', id: visitor.id, body: daysAway }),
    },
    'get /api/v1/visits/{id}/hosts': {
      200: async () => {
        await newHost();
        return { who: 'lead', ...(await ref(newVisit('approved'))) };
      },
      409: async () => ref(newVisit('approved')),
    },
    'post /api/v1/visits/{id}/host': {
      200: async () => ({
        who: 'lead',
        ...(await ref(newVisit('approved'))),
        body: { hostId: (await newHost()).id },
      }),
      409: async () => ({ ...(await ref(newVisit('approved'))), body: { hostId: lead.id } }),
    },
    'post /api/v1/visits/{id}/guest-refusal': {
      200: async () => {
        await hostToo(lead);
        const slot = await newSlot({ hostIds: [lead.id] });
        return { who: 'lead', ...(await ref(run((tx) => aVisit(tx, slot, { state: 'approved', hostId: lead.id })))) };
      },
      409: async () => ({ who: 'lead', ...(await ref(newVisit('approved'))) }),
    },
    'get /api/v1/me/mails': { 200: async () => ({}) },
    'patch /api/v1/me/mails/{kind}': {
      200: async () => ({ id: 'slot-full', body: { isMailed: false } }),
      404: async () => ({ id: 'no-such-kind', body: { isMailed: false } }),
      409: async () => ({ id: 'slot-changed', body: { isMailed: false } }),
      422: async () => ({ id: 'slot-full', body: { isMailed: 'perhaps' } }),
    },
    'get /api/v1/people': { 200: async () => ({}) },
    'post /api/v1/people': {
      201: async () => ({
        who: 'admin',
        body: { ...personInput(), roles: [{ role: 'host', departmentId: department.id }] },
      }),
      409: async () => ({ who: 'lead', body: personInput() }),
    },
    'get /api/v1/people/{id}': { 200: async () => ({ id: visitor.id }) },
    'patch /api/v1/people/{id}': {
      200: async () => ({
        who: 'admin',
        ...(await newPerson()),
        body: { startsOn: '2026-12-01', isActive: true, roles: [{ role: 'host', departmentId: department.id }] },
      }),
      409: async () => ({ id: visitor.id, body: { givenName: 'Jan' } }),
    },
    'get /api/v1/departments/{id}': { 200: async () => ({ id: department.id }) },
    'patch /api/v1/departments/{id}': {
      200: async () => ({ who: 'admin', id: department.id, body: { place: 'Zwolle' } }),
      409: async () => ({ id: department.id, body: { place: 'Gent' } }),
    },
    'get /api/v1/departments/{id}/days': { 200: async () => ({ id: department.id, query: '?from=2031-12-01' }) },
    'post /api/v1/departments/{id}/days': {
      201: async () => ({ who: 'lead', id: department.id, body: closedDay() }),
      409: async () => ({ id: department.id, body: closedDay() }),
    },
    'post /api/v1/days/{id}/removal': {
      200: async () => ({ who: 'lead', id: await newClosedDay() }),
      409: async () => ({ id: await newClosedDay() }),
    },
    'get /api/v1/series': {
      200: async () => newSeries().then(() => ({ query: `?departmentId=${department.id}&limit=2` })),
    },
    'post /api/v1/series': {
      201: async () => ({ who: 'lead', body: seriesInput() }),
      409: async () => ({ body: seriesInput() }),
    },
    'get /api/v1/series/{id}': { 200: async () => ({ id: await newSeries() }) },
    'patch /api/v1/series/{id}': {
      200: async () => ({ who: 'lead', id: await newSeries(), body: { guests: 'follow', seats: 3 } }),
      409: async () => ({ id: await newSeries(), body: { guests: 'stay', seats: 3 } }),
    },
    'post /api/v1/series/{id}/rehearsal': {
      200: async () => ({ who: 'lead', id: await newSeries(), body: { guests: 'follow', seats: 3 } }),
      409: async () => ({ id: await newSeries(), body: { guests: 'follow', seats: 3 } }),
    },
    'post /api/v1/series/{id}/stop': {
      200: async () => ({ who: 'lead', id: await newSeries(), body: { guests: 'stay' } }),
      409: async () => ({ id: await newSeries(), body: { guests: 'stay' } }),
    },
    'get /api/v1/slots': { 200: async () => newSlot().then(() => ({ query: '?limit=2' })) },
    'post /api/v1/slots': {
      201: async () => ({ who: 'lead', body: slotInput() }),
      409: async () => ({ who: 'visitor', body: slotInput() }),
    },
    'get /api/v1/slots/{id}': { 200: async () => ref(newSlot()) },
    'patch /api/v1/slots/{id}': {
      200: async () => ({ who: 'lead', ...(await ref(newSlot())), body: { seats: 3 } }),
      409: async () => ({ who: 'visitor', ...(await ref(newSlot())), body: { seats: 3 } }),
    },
    'post /api/v1/slots/{id}/copies': {
      200: async () => ({ who: 'lead', ...(await ref(newSlot())), body: { dates: ['2099-12-01'] } }),
      409: async () => ({ who: 'visitor', ...(await ref(newSlot())), body: { dates: ['2099-12-01'] } }),
    },
    'post /api/v1/slots/{id}/withdrawal': {
      200: async () => ({ who: 'lead', ...(await ref(newSlot())), body: { reason } }),
      409: async () => ({ who: 'lead', ...(await ref(newSlot({ state: 'withdrawn' }))), body: {} }),
    },
    'post /api/v1/slots/{id}/groups': {
      201: async () => ({ who: 'admin', ...(await ref(newSlot({ seats: 2 }))), body: await groupInput() }),
      409: async () => ({ who: 'admin', ...(await ref(newSlot({ seats: 1 }))), body: await groupInput() }),
    },
    'get /api/v1/groups/{id}': { 200: async () => ref(newGroup()) },
    'post /api/v1/groups/{id}/approval': {
      200: async () => ({ who: 'lead', ...(await ref(newGroup())) }),
      409: async () => ref(newGroup()),
    },
    'post /api/v1/groups/{id}/refusal': {
      200: async () => ({ who: 'lead', ...(await ref(newGroup())), body: { reason } }),
      409: async () => ({ ...(await ref(newGroup())), body: { reason } }),
    },
    'post /api/v1/groups/{id}/split': {
      200: async () => ({ who: 'lead', ...(await ref(newGroup())) }),
      409: async () => ref(newGroup()),
    },
    'post /api/v1/groups/{id}/withdrawal': {
      200: async () => ref(newGroup()),
      409: async () => ({ who: 'lead', ...(await ref(newGroup())) }),
    },
    ...makeOutcomeRecipes({ run }, { department, lead, visitor }),
    ...makeLearningRecipes({ run }, { department, lead }),
    ...makeActionRecipes({ run }, { department, lead }),
    ...makeImportRecipes(run),
    ...makeFormRecipes({ run }, { department, visitor }),
    ...makeQuestionRecipes({ run }, { department }),
    'post /api/v1/slots/{id}/visits': {
      201: async () => ({ ...(await ref(newSlot())), body: { learningGoals } }),
      409: async () => ({ who: 'lead', ...(await ref(newSlot())), body: { learningGoals } }),
    },
    'post /api/v1/slots/{id}/waitlist': {
      201: async () => ({ ...(await ref(fullSlot())), body: { learningGoals } }),
      409: async () => ({ ...(await ref(newSlot())), body: { learningGoals } }),
    },
    'get /api/v1/visits/{id}/place': { 200: async () => ref(newVisit('waiting')) },
    'post /api/v1/visits/{id}/acceptance': {
      200: async () => ref(newVisit('offered')),
      409: async () => ref(newVisit('waiting')),
    },
    'get /api/v1/visits': { 200: async () => newVisit().then(() => ({})) },
    'get /api/v1/visits/{id}': { 200: async () => ref(newVisit()) },
    'get /api/v1/visits/{id}/invite.ics': {
      200: async () => {
        const visit = await newVisit('approved');
        await run((tx) => anInvite(tx, visit));
        return { id: visit.id };
      },
      409: async () => ref(newVisit()),
    },
    'post /api/v1/visits/{id}/approval': {
      200: async () => ({ who: 'lead', ...(await ref(newVisit())) }),
      409: async () => ref(newVisit()),
    },
    'post /api/v1/visits/{id}/refusal': {
      200: async () => ({ who: 'lead', ...(await ref(newVisit())), body: { reason } }),
      409: async () => ({ ...(await ref(newVisit())), body: { reason } }),
    },
    'post /api/v1/visits/{id}/moves': {
      201: async () => ({ ...(await ref(newVisit('approved'))), body: { slotId: (await newSlot()).id } }),
      409: async () => ({ ...(await ref(newVisit())), body: { slotId: (await newSlot()).id } }),
    },
    'post /api/v1/visits/{id}/withdrawal': {
      200: async () => ref(newVisit()),
      409: async () => ({ who: 'lead', ...(await ref(newVisit())) }),
    },
    'get /api/v1/attendance': { 200: async () => pastVisit().then(() => ({ who: 'lead' as const })) },
    'get /api/v1/visits/{id}/attendance': { 200: async () => ref(newVisit('approved')) },
    'post /api/v1/visits/{id}/attendance': {
      200: async () => ({
        who: 'lead',
        ...(await ref(pastVisit())),
        body: { outcome: 'missed', toldBy: 'nobody', reason },
      }),
      409: async () => ({ who: 'lead', ...(await ref(newVisit('approved'))), body: { outcome: 'present' } }),
    },
    'post /api/v1/visits/{id}/attendance/confirmation': {
      200: async () => ref(pastVisit()),
      409: async () => ref(newVisit('approved')),
    },
    'get /api/v1/visits/{id}/preparation': { 200: async () => ref(newVisit('approved')) },
    'post /api/v1/visits/{id}/clearance': {
      200: async () => ({ who: 'lead', ...(await ref(newVisit('approved'))) }),
      409: async () => ref(newVisit('approved')),
    },
    'post /api/v1/visits/{id}/notes': {
      200: async () => ({ ...(await ref(newVisit('approved'))), body: { notes: ['Kijken', '', '', '', ''] } }),
      409: async () => ({ ...(await ref(newVisit('cancelled'))), body: { notes: ['', '', '', '', ''] } }),
    },
    'post /api/v1/visits/{id}/cancellation': {
      200: async () => ({ ...(await ref(newVisit('approved'))), body: { reason } }),
      409: async () => ({ ...(await ref(newVisit())), body: { reason } }),
    },
  };
}
