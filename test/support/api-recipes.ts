import { addAbsence } from '../../src/directory/add-absence.js';
import { ProgrammeStop } from '../../src/programmes/programme-stop.entity.js';
import { addCohort } from '../../src/rotations/add-cohort.js';
import { skipStop } from '../../src/rotations/skip-stop.js';
import { addSpecialDays } from '../../src/calendar/add-special-days.js';
import type { CampaignTarget } from '../../src/campaigns/campaign.rules.js';
import { getCampaign } from '../../src/campaigns/campaigns.queries.js';
import { closeCampaign } from '../../src/campaigns/close-campaign.js';
import { draftCampaign } from '../../src/campaigns/draft-campaign.js';
import { invitePeople } from '../../src/campaigns/invite-people.js';
import { pauseCampaign } from '../../src/campaigns/pause-campaign.js';
import { sendSome } from '../../src/campaigns/send-invitations.js';
import { DeclinedGuest } from '../../src/hosts/declined-guest.entity.js';
import type { HostAbsence } from '../../src/hosts/host-absence.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import { archiveProgramme } from '../../src/programmes/archive-programme.js';
import { excludeFromPlan } from '../../src/plans/exclude-from-plan.js';
import { movePlacement } from '../../src/plans/move-placement.js';
import { listExclusions } from '../../src/plans/pieces.queries.js';
import { PlanPlacement } from '../../src/plans/plan-placement.entity.js';
import { undoEdit } from '../../src/plans/undo-edit.js';
import { PersonRole } from '../../src/people/person-role.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { publishSeries } from '../../src/series/publish-series.js';
import type { PublishSeriesInput } from '../../src/series/series.dto.js';
import { now } from '../../src/platform/clock.js';
import { VisitGroup } from '../../src/visits/visit-group.entity.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import type { Stage } from './acts.js';
import { aCampaign, asksOf, campaignInput, dateIn } from './campaigns.js';
import { aHost, aDepartment, anHr, aPerson } from './people.js';
import { aProgramme, programmeInput, stopAt } from './programmes.js';
import { aPlan } from './plans.js';
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
import { aProgramme as anyProgramme, aRotation, stopAt as stopAtHost } from './rotations.js';
import { aSlot, hoursFromNow } from './slots.js';
import { anInvite, aVisit } from './visits.js';

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

  const cohortInput = () => ({ name: `Lichting ${++hour}`, firstOn: '2097-01-04', lastOn: '2097-01-08' });
  const newCohort = () => run(async (tx) => addCohort(tx, await anHr(tx), cohortInput()));
  const newRotation = (state: 'open' | 'stopped' = 'open', startsOn = '2097-01-04') =>
    run(async (tx) => {
      const { id: personId } = await aPerson(tx, { startsOn });
      return aRotation(tx, await anyProgramme(tx, [stopAtHost(department)]), {
        personId,
        state,
        firstOn: '2097-01-04',
      });
    });
  const withStop = async (state: 'open' | 'stopped' = 'open', more = {}, isSkipped = false) => {
    const { id, versionId } = await newRotation(state);
    const stopId = await run(async (tx) => (await tx.findOneByOrFail(ProgrammeStop, { versionId })).id);
    if (isSkipped) await run(async (tx) => skipStop(tx, await anHr(tx), id, stopId));
    return { id, body: { stopId, ...more } };
  };
  const cohortToStart = async () => {
    const personIds = [(await run((tx) => aPerson(tx, { startsOn: '2097-01-04' }))).id];
    return { id: await newCohort(), body: { personIds, programmeId: await newProgramme() } };
  };
  const newAway = () =>
    run(async (tx) => {
      const { id: personId } = await aPerson(tx, { departmentId: department.id });
      const someone = await anHr(tx);
      await addAbsence(tx, someone, personId, { fromOn: '2097-01-04' });
      return { personId, absenceId: await addAbsence(tx, someone, personId, daysAway) };
    });

  const newProgramme = () => run(async (tx) => (await aProgramme(tx, await anHr(tx), [stopAt(department)])).id);
  const oldProgramme = async () => {
    const id = await newProgramme();
    await run(async (tx) => archiveProgramme(tx, await anHr(tx), id));
    return id;
  };

  /** A plan that gives the visitor's new colleague one visit, misses another, and keeps nobody from a third moment. */
  const newReview = async (facts: Parameters<typeof aPlan>[1] = {}) =>
    run(async (tx) => {
      const on = (day: string) => ({ startsAt: new Date(`${day}T09:00:00Z`), endsAt: new Date(`${day}T11:00:00Z`) });
      const made = await anyProgramme(tx, [{ departmentId: department.id }, { departmentId: department.id }]);
      const rotation = await aRotation(tx, made, { firstOn: '2031-03-03' });
      const [slot, other] = [
        await aSlot(tx, department, { createdById: lead.id, ...on('2031-03-04') }),
        await aSlot(tx, department, { createdById: lead.id, ...on('2031-03-05') }),
      ];
      const [stop, missing] = [made.stops[0]!, made.stops[1]!];
      const plan = await aPlan(tx, { placements: [[rotation, stop, slot]], missing: [[rotation, missing]], ...facts });
      const placement = await tx.findOneByOrFail(PlanPlacement, { planId: plan.id });
      const ids = { rotationId: rotation.id, slotId: other.id, revision: 0 };
      return { id: plan.id, placementId: placement.id, stopId: stop.id, missingId: missing.id, ...ids };
    });
  const newReviewed = async () => {
    const { id, placementId, slotId, revision } = await newReview();
    await run(async (tx) => movePlacement(tx, await anHr(tx), id, placementId, { slotId, revision }));
    return id;
  };
  const newExclusion = async () => {
    const { id, slotId, revision } = await newReview();
    await run(async (tx) => excludeFromPlan(tx, await anHr(tx), id, { slotId, rotationId: null, revision }));
    const [exclusion] = await run((tx) => listExclusions(tx, id));
    return { id, body: { exclusionId: exclusion!.id, revision: 1 } };
  };
  const over = { state: 'discarded' as const };
  const asAdmin = { who: 'admin' as const };

  const draftInput = async () => campaignInput(department, [asksOf(await run((tx) => aDepartment(tx)), 1)]);
  const newDraft = async () => run(async (tx) => draftCampaign(tx, lead, await draftInput()));
  const newCampaign = async () => run(async (tx) => aCampaign(tx, lead, await draftInput()));
  const newColleague = async (campaignId: string) => {
    const [{ departmentId }] = (await run((tx) => getCampaign(tx, lead, campaignId))).departments as [CampaignTarget];
    return (await run((tx) => aPerson(tx, { departmentId }))).id;
  };
  const invitedVisitor = async () => {
    const home = { id: visitor.departmentId } as Department;
    // Where the visitor has no seat: in a moment of its own.
    const where = { teamIds: [], slotIds: [(await newSlot({ seats: 9 })).id], closesOn: dateIn(300) };
    const id = await run((tx) => aCampaign(tx, lead, campaignInput(department, [asksOf(home, 1)], where)));
    await run((tx) => invitePeople(tx, lead, id, { personIds: [visitor.id] }));
    await run((tx) => sendSome(tx, id));
    return id;
  };

  return {
    ...insightRecipes,
    ...makePrivacyRecipes({ run }),
    ...makePublicationRecipes({ run }, { department, lead }),
    ...makePlanRecipes({ run }, { department }),
    'get /api/v1/audit': { 200: async () => ({ who: 'admin' }), 404: async () => ({ who: 'visitor' }) },
    'get /api/v1/campaigns': { 200: async () => newDraft().then(() => ({ who: 'lead', query: '?limit=2' })) },
    'post /api/v1/campaigns': {
      201: async () => ({ who: 'lead', body: await draftInput() }),
      409: async () => ({ who: 'visitor', body: await draftInput() }),
    },
    'get /api/v1/campaigns/{id}': { 200: async () => ({ who: 'lead', id: await newDraft() }) },
    'patch /api/v1/campaigns/{id}': {
      200: async () => ({ who: 'lead', id: await newDraft(), body: { title: 'Anders' } }),
      409: async () => ({ who: 'lead', id: await newCampaign(), body: { opensOn: '2020-01-01' } }),
    },
    'post /api/v1/campaigns/{id}/discarding': {
      200: async () => ({ who: 'lead', id: await newDraft() }),
      409: async () => ({ who: 'lead', id: await newCampaign() }),
    },
    'post /api/v1/campaigns/{id}/start': {
      200: async () => ({ who: 'lead', id: await newDraft() }),
      409: async () => ({ who: 'lead', id: await newCampaign() }),
    },
    'post /api/v1/campaigns/{id}/pause': {
      200: async () => ({ who: 'lead', id: await newCampaign() }),
      409: async () => ({ who: 'lead', id: await newDraft() }),
    },
    'post /api/v1/campaigns/{id}/resumption': {
      200: async () => {
        const id = await newCampaign();
        await run((tx) => pauseCampaign(tx, lead, id));
        return { who: 'lead', id };
      },
      409: async () => ({ who: 'lead', id: await newCampaign() }),
    },
    'post /api/v1/campaigns/{id}/closing': {
      200: async () => ({ who: 'lead', id: await newCampaign(), body: { summary: 'Mooi.', sendTo: 'everybody' } }),
      409: async () => ({ who: 'lead', id: await newDraft(), body: { summary: '' } }),
    },
    'get /api/v1/campaigns/{id}/board': { 200: async () => ({ who: 'lead', id: await newCampaign() }) },
    'get /api/v1/campaigns/{id}/invitations': {
      200: async () => ({ who: 'lead', id: await invitedVisitor() }),
      422: async () => ({ who: 'lead', id: await newCampaign(), query: '?limit=0' }),
    },
    'post /api/v1/campaigns/{id}/invitations': {
      200: async () => {
        const id = await newCampaign();
        return { who: 'lead', id, body: { personIds: [await newColleague(id)] } };
      },
      409: async () => ({ who: 'lead', id: await newCampaign(), body: { personIds: [] } }),
    },
    'post /api/v1/campaigns/{id}/waves': {
      200: async () => {
        const id = await newCampaign();
        await newColleague(id);
        await newSlot({ seats: 9 });
        return { who: 'lead', id };
      },
      409: async () => ({ who: 'lead', id: await newCampaign() }),
    },
    'post /api/v1/campaigns/{id}/nudges': {
      200: async () => {
        const id = await invitedVisitor();
        await run((tx) => tx.query(`UPDATE campaign_invitations SET invited_at = now() - interval '2 days'`));
        return { who: 'lead', id };
      },
      409: async () => ({ who: 'lead', id: await newCampaign() }),
    },
    'post /api/v1/campaigns/{id}/answer': {
      200: async () => ({ id: await invitedVisitor(), body: { answer: 'not-now' } }),
      409: async () => {
        const id = await invitedVisitor();
        await run((tx) => closeCampaign(tx, lead, id, { summary: '' }));
        return { id, body: { answer: 'not-now' } };
      },
    },
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
    'get /api/v1/cohorts': { 200: async () => newCohort().then(() => ({ who: 'admin' })) },
    'get /api/v1/cohorts/{id}': { 200: async () => ({ who: 'admin', id: await newCohort() }) },
    'post /api/v1/cohorts': {
      201: async () => ({ who: 'admin', body: cohortInput() }),
      409: async () => ({ body: cohortInput() }),
    },
    'patch /api/v1/cohorts/{id}': {
      200: async () => ({ who: 'admin', id: await newCohort(), body: { name: cohortInput().name } }),
      409: async () => ({ who: 'admin', id: await newCohort(), body: { lastOn: '1999-01-01' } }),
    },
    'post /api/v1/cohorts/{id}/removal': {
      200: async () => ({ who: 'admin', id: await newCohort() }),
      409: async () => ({ who: 'admin', id: (await newRotation()).cohortId }),
    },
    'post /api/v1/cohorts/{id}/rotations': {
      201: async () => ({ who: 'admin', ...(await cohortToStart()) }),
      409: async () => ({ who: 'admin', id: await newCohort(), body: {} }),
    },
    'get /api/v1/rotations': { 200: async () => newRotation().then(() => ({ who: 'admin' })) },
    'get /api/v1/rotations/{id}': { 200: async () => ({ who: 'admin', id: (await newRotation()).id }) },
    'post /api/v1/rotations/{id}/skipped-stops': {
      200: async () => ({ who: 'admin', ...(await withStop()) }),
      409: async () => ({ who: 'admin', ...(await withStop('stopped')) }),
    },
    'post /api/v1/rotations/{id}/extended-stops': {
      200: async () => ({ who: 'admin', ...(await withStop('open', { untilOn: '2097-06-01' })) }),
      409: async () => ({ who: 'admin', ...(await withStop('open', { untilOn: '1999-01-01' })) }),
    },
    'post /api/v1/rotations/{id}/restored-stops': {
      200: async () => ({ who: 'admin', ...(await withStop('open', {}, true)) }),
      409: async () => ({ who: 'admin', ...(await withStop()) }),
    },
    'post /api/v1/rotations/{id}/programme': {
      200: async () => ({ who: 'admin', id: (await newRotation()).id, body: { programmeId: await newProgramme() } }),
      409: async () => ({
        who: 'admin',
        id: (await newRotation('stopped')).id,
        body: { programmeId: await newProgramme() },
      }),
    },
    'post /api/v1/rotations/{id}/first-day': {
      200: async () => ({ who: 'admin', id: (await newRotation('open', '2097-02-04')).id }),
      409: async () => ({ who: 'admin', id: (await newRotation()).id }),
    },
    'post /api/v1/rotations/{id}/stop': {
      200: async () => ({ who: 'admin', id: (await newRotation()).id, body: { reason } }),
      409: async () => ({ who: 'admin', id: (await newRotation('stopped')).id, body: { reason } }),
    },
    'post /api/v1/rotations/{id}/reopening': {
      200: async () => ({ who: 'admin', id: (await newRotation('stopped')).id }),
      409: async () => ({ who: 'admin', id: (await newRotation()).id }),
    },
    'get /api/v1/people/{id}/days-away': { 200: async () => ({ who: 'admin', id: (await newAway()).personId }) },
    'post /api/v1/people/{id}/days-away': {
      201: async () => ({ who: 'admin', ...(await newPerson()), body: daysAway }),
      409: async () => ({ who: 'admin', ...(await newPerson()), body: { fromOn: '1999-01-01' } }),
    },
    'post /api/v1/days-away/{id}/removal': {
      200: async () => ({ who: 'admin', id: (await newAway()).absenceId }),
      409: async () => ({ who: 'lead', id: (await newAway()).absenceId }),
    },
    'get /api/v1/programmes': { 200: async () => newProgramme().then(() => ({ who: 'admin' })) },
    'post /api/v1/programmes': {
      201: async () => ({ who: 'admin', body: programmeInput([stopAt(department)]) }),
      409: async () => ({ body: programmeInput([stopAt(department)]) }),
    },
    'get /api/v1/programmes/{id}': { 200: async () => ({ who: 'admin', id: await newProgramme() }) },
    'get /api/v1/programmes/{id}/versions': { 200: async () => ({ who: 'admin', id: await newProgramme() }) },
    'get /api/v1/programmes/{id}/audience': { 200: async () => ({ who: 'admin', id: await newProgramme() }) },
    'patch /api/v1/programmes/{id}': {
      200: async () => ({ who: 'admin', id: await newProgramme(), body: { mostPerDay: 2 } }),
      409: async () => ({ who: 'admin', id: await oldProgramme(), body: { mostPerDay: 2 } }),
    },
    'post /api/v1/programmes/{id}/archiving': {
      200: async () => ({ who: 'admin', id: await newProgramme() }),
      409: async () => ({ who: 'admin', id: await oldProgramme() }),
    },
    'post /api/v1/programmes/{id}/restoration': {
      200: async () => ({ who: 'admin', id: await oldProgramme() }),
      409: async () => ({ who: 'admin', id: await newProgramme() }),
    },
    'get /api/v1/onboarding/figures': {
      200: async () => ({ who: 'admin' }),
      404: async () => ({ who: 'visitor' }),
      422: async () => ({ who: 'admin', query: '?by=sign' }),
    },
    'get /api/v1/onboarding/hires': {
      200: async () => {
        await run(async (tx) => aRotation(tx, await anyProgramme(tx, [{ departmentId: department.id }])));
        return { who: 'admin' };
      },
      404: async () => ({ who: 'visitor' }),
    },
    'get /api/v1/onboarding/export.csv': {
      200: async () => ({ who: 'admin' }),
      404: async () => ({ who: 'visitor' }),
      422: async () => ({ who: 'admin', query: '?view=none' }),
    },
    'get /api/v1/plans/{id}/moments': {
      200: async () => {
        const { id, rotationId, stopId, placementId } = await newReview();
        return { ...asAdmin, id, query: `?${new URLSearchParams({ rotationId, stopId, placementId }).toString()}` };
      },
      404: async () => {
        const { rotationId, stopId } = await newReview();
        return { ...asAdmin, query: `?${new URLSearchParams({ rotationId, stopId }).toString()}` };
      },
    },
    'get /api/v1/plans/{id}/comparison': {
      200: async () => ({ ...asAdmin, id: (await newReview()).id, query: `?with=${(await newReview()).id}` }),
      404: async () => ({ ...asAdmin, query: `?with=${(await newReview()).id}` }),
    },
    'post /api/v1/plans/{id}/placements': {
      201: async () => {
        const { id, rotationId, missingId: stopId, slotId, revision } = await newReview();
        return { ...asAdmin, id, body: { rotationId, stopId, slotId, revision } };
      },
      409: async () => {
        const { id, rotationId, missingId: stopId, slotId, revision } = await newReview(over);
        return { ...asAdmin, id, body: { rotationId, stopId, slotId, revision } };
      },
    },
    'post /api/v1/plans/{id}/moves': {
      200: async () => newReview().then(({ id, placementId, slotId }) => ({ ...asAdmin, id, body: { placementId, slotId, revision: 0 } })), // prettier-ignore
      409: async () => newReview(over).then(({ id, placementId, slotId }) => ({ ...asAdmin, id, body: { placementId, slotId, revision: 0 } })), // prettier-ignore
    },
    'post /api/v1/plans/{id}/removals': {
      200: async () => newReview().then(({ id, placementId }) => ({ ...asAdmin, id, body: { placementId, revision: 0 } })), // prettier-ignore
      409: async () => newReview(over).then(({ id, placementId }) => ({ ...asAdmin, id, body: { placementId, revision: 0 } })), // prettier-ignore
    },
    'post /api/v1/plans/{id}/pins': {
      200: async () => newReview().then(({ id, placementId }) => ({ ...asAdmin, id, body: { placementId, isPinned: true, revision: 0 } })), // prettier-ignore
      409: async () => newReview().then(({ id, placementId }) => ({ ...asAdmin, id, body: { placementId, isPinned: false, revision: 0 } })), // prettier-ignore
    },
    'post /api/v1/plans/{id}/locks': {
      200: async () => newReview().then(({ id, rotationId }) => ({ ...asAdmin, id, body: { rotationId, isPinned: true, revision: 0 } })), // prettier-ignore
      409: async () => newReview().then(({ id, rotationId }) => ({ ...asAdmin, id, body: { rotationId, isPinned: false, revision: 0 } })), // prettier-ignore
    },
    'get /api/v1/plans/{id}/exclusions': { 200: async () => ({ ...asAdmin, id: (await newExclusion()).id }) },
    'post /api/v1/plans/{id}/exclusions': {
      201: async () => newReview().then(({ id, rotationId }) => ({ ...asAdmin, id, body: { rotationId, revision: 0 } })), // prettier-ignore
      409: async () => ({ ...asAdmin, id: (await newReview()).id, body: { revision: 0 } }),
    },
    'post /api/v1/plans/{id}/inclusions': {
      200: async () => ({ ...asAdmin, ...(await newExclusion()) }),
      409: async () => {
        const { id, body } = await newExclusion();
        await run((tx) => tx.query(`UPDATE plans SET state = 'discarded' WHERE id = $1`, [id]));
        return { ...asAdmin, id, body };
      },
    },
    'post /api/v1/plans/{id}/undo': {
      200: async () => ({ ...asAdmin, id: await newReviewed(), body: { revision: 1 } }),
      409: async () => ({ ...asAdmin, id: await newReviewed(), body: { revision: 0 } }),
    },
    'post /api/v1/plans/{id}/redo': {
      200: async () => {
        const id = await newReviewed();
        await run(async (tx) => undoEdit(tx, await anHr(tx), id, { revision: 1 }));
        return { ...asAdmin, id, body: { revision: 2 } };
      },
      409: async () => ({ ...asAdmin, id: await newReviewed(), body: { revision: 1 } }),
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
