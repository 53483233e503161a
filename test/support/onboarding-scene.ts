import { ImportLayout } from '../../src/imports/import-layout.entity.js';
import { readImport } from '../../src/imports/read-import.js';
import { startImport } from '../../src/imports/start-import.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { PersonAbsence } from '../../src/people/person-absence.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { PlanPlacement } from '../../src/plans/plan-placement.entity.js';
import { PlanShortage } from '../../src/plans/plan-shortage.entity.js';
import { aPlan } from './plans.js';
import { aCohort, aProgramme, aRotation, stopAt } from './rotations.js';
import { aSlot, hoursFromNow } from './slots.js';

export interface OnboardingCast {
  hr: Actor;
  /** Where the hire goes. */
  service: Department;
  hire: Actor;
  /** In no rotation yet. */
  later: Actor;
}

export type Onboarding = Awaited<ReturnType<typeof furnishOnboarding>>;

const away = { fromOn: '2098-12-01', untilOn: '2098-12-05' };
const headings = 'employeeNumber,firstName,lastName,workEmail,department,hireDate';

/** A hire on a programme with a plan to review and one that is made, days away, and a file of people that was read. */
export async function furnishOnboarding(tx: Tx, { hr, service, hire, later }: OnboardingCast, readFrom = 'Ingelezen') {
  const firstOn = hoursFromNow(24).startsAt.toISOString().slice(0, 10);
  const programme = await aProgramme(tx, [stopAt(service), stopAt(service, { toDay: 30 })], { createdById: hr.id });
  const cohort = await aCohort(tx, { firstOn, createdById: hr.id });
  const rotation = await aRotation(tx, programme, { cohortId: cohort.id, personId: hire.id, firstOn, createdById: hr.id }); // prettier-ignore
  const slot = await aSlot(tx, service, { ...hoursFromNow(24 * 440), audience: 'onboarding', createdById: hr.id });
  const plan = await aPlan(tx, {
    createdById: hr.id,
    placements: [[rotation, programme.stops[0]!, slot]],
    missing: [[rotation, programme.stops[1]!]],
  });
  const counts = { people: 1, missing: 1, seats: 0, stillMissing: 0 };
  const shortage = tx.create(PlanShortage, {
    ...{ ...counts, ...away, planId: plan.id, departmentId: service.id },
    moreSeats: [{ seats: 1, days: [away.fromOn], slots: [] }],
  });
  const noted = { personId: hire.id, ...away, notedById: hr.id, notedAt: new Date() };
  const absence = await tx.save(tx.create(PersonAbsence, noted));
  const content = `${headings}\n90210,Jo,${readFrom},${readFrom.toLowerCase()}@example.org,Nergens,2098-12-01`;
  const importId = await startImport(tx, hr, { content, createsDepartments: true });
  await readImport(tx, importId);
  const layout = {
    name: 'Onze lijst',
    dates: 'year' as const,
    hasHeadings: true,
    columns: { familyName: ['lastName'] },
  };
  const { id: layoutId } = await tx.save(tx.create(ImportLayout, { name: layout.name, layout, createdById: hr.id }));
  return {
    ...{ programme, cohort, rotation, slot, hire, later, firstOn, importId, layoutId, service },
    planId: plan.id,
    runningId: (await aPlan(tx, { createdById: hr.id, state: 'queued', cohortId: cohort.id })).id,
    placementId: (await tx.findOneByOrFail(PlanPlacement, { planId: plan.id })).id,
    shortageId: (await tx.save(shortage)).id,
    absenceId: absence.id,
  };
}

/** Where all this can be read, by whoever may. */
export function addressesOfOnboarding(scene: Onboarding): string[] {
  const { programme, cohort, rotation, slot, planId, runningId, importId, placementId } = scene;
  const move = `moments?rotation=${rotation.id}&stop=${programme.stops[0]!.id}&placement=${placementId}`;
  const api = '/api/v1';
  return [
    ...['all', 'people', 'stops', ''].flatMap((view) =>
      ['', '/hires', '/export.csv', '/export.xlsx'].map((page) => `/onboarding${page}?view=${view}`),
    ),
    ...['figures', 'hires', 'export.csv'].map((part) => `${api}/onboarding/${part}`),
    ...['', '/new', `/${programme.programme.id}`, `/${programme.programme.id}/edit`].map((at) => `/programmes${at}`),
    ...['', '/versions', '/audience'].map((part) => `${api}/programmes/${programme.programme.id}${part}`),
    ...['', '/new', `/${cohort.id}`, `/${cohort.id}/edit`].map((page) => `/cohorts${page}`),
    ...['/programmes', '/cohorts', `/cohorts/${cohort.id}`, '/rotations', '/plans', '/imports', '/imports/layouts', '/repairs'].map((path) => api + path), // prettier-ignore
    ...['/rotation', `/rotations/${rotation.id}`, `${api}/rotations/${rotation.id}`],
    ...['/plans', '/plans/new', '/plans/repairs', `/plans/${runningId}`, `${api}/plans/${runningId}`],
    ...['', '/board', '/calendar', '/comparison', '/publication', `/${move}`, `/hires/${rotation.id}`, `/slots/${slot.id}`].map((page) => `/plans/${planId}${page}`), // prettier-ignore
    ...['', '/exclusions', '/comparison', '/publication', `/${move}`].map((part) => `${api}/plans/${planId}${part}`),
    ...['', `/${importId}`, `/${importId}/mapping`, `/${importId}/rejected.csv`].map((page) => `/people/import${page}`),
    ...['', '/rows'].map((part) => `${api}/imports/${importId}${part}`),
    ...['/people', `${api}/people`].map((people) => `${people}/${scene.hire.id}/days-away`),
    `/people?search=${rotation.firstOn}`,
  ];
}

type Form = Record<string, string | string[]>;

/** What HR does with all this. */
export function formsOfOnboarding(scene: Onboarding): [path: string, form: Form][] {
  const { programme, cohort, rotation, firstOn, planId, runningId, importId, layoutId, placementId, hire } = scene;
  const programmeId = programme.programme.id;
  const [first, second] = programme.stops;
  const typed = { name: 'Anders', version: '1', mostPerDay: '1', 'stops.0.departmentId': scene.service.id, 'stops.0.fromDay': '0', 'stops.0.toDay': '9', 'stops.0.visits': '1', 'stops.0.weight': '1', 'stops.0.isRequired': 'yes' }; // prettier-ignore
  const days = { name: 'Andere lichting', firstOn, lastOn: firstOn };
  const columns = { personnelNumber: 'employeeNumber', givenName: 'firstName', familyName: 'lastName', email: 'workEmail', department: 'department', startsOn: 'hireDate' }; // prettier-ignore
  const seen = { revision: '0', rotationId: rotation.id, slotId: scene.slot.id };
  const review = ['moves', 'removals', 'pins', 'inclusions', 'undo', 'redo', 'replanning'];
  return [
    ['/programmes', typed],
    [`/programmes/${programmeId}/edit`, typed],
    [`/programmes/${programmeId}/archiving`, {}],
    [`/programmes/${programmeId}/restoration`, {}],
    ['/cohorts', days],
    [`/cohorts/${cohort.id}/edit`, days],
    [`/cohorts/${cohort.id}/rotations`, { personIds: [scene.later.id], programmeId }],
    [`/cohorts/${cohort.id}/removal`, {}],
    [`/rotations/${rotation.id}/skipped-stops`, { stopId: first!.id }],
    [`/rotations/${rotation.id}/extended-stops`, { stopId: second!.id, untilOn: '2098-12-01' }],
    [`/rotations/${rotation.id}/restored-stops`, { stopId: second!.id }],
    [`/rotations/${rotation.id}/programme`, { programmeId }],
    [`/rotations/${rotation.id}/first-day`, {}],
    [`/rotations/${rotation.id}/stop`, { reason: 'Daarom niet' }],
    [`/rotations/${rotation.id}/reopening`, {}],
    [`/people/${hire.id}/days-away`, { fromOn: '2098-11-01', untilOn: '2098-11-02' }],
    [`/people/${hire.id}/days-away/${scene.absenceId}/removal`, {}],
    ['/people/import', { pasted: `${headings}\n90211,Jo,Ander,ander@example.org,Nergens,2098-12-01`, layout: '' }],
    [`/people/import/layouts/${layoutId}/removal`, {}],
    [`/people/import/${importId}/mapping`, { ...columns, name: 'Deze lijst', dates: 'year', hasHeadings: 'yes' }],
    [`/people/import/${importId}/reading`, { createsDepartments: 'yes' }],
    [`/people/import/${importId}/application`, {}],
    [`/people/import/${importId}/cancellation`, {}],
    ['/plans', { cohortId: cohort.id, seconds: '60' }],
    [`/plans/${runningId}/cancellation`, {}],
    ['/plans/repairs', { cohortId: cohort.id }],
    ...review.map((act): [string, Form] => [`/plans/${planId}/${act}`, { ...seen, placementId, exclusionId: placementId }]), // prettier-ignore
    [`/plans/${planId}/exclusions`, seen],
    [`/plans/${planId}/seat-requests`, { shortageId: scene.shortageId }],
    [`/plans/${planId}/publication`, { revision: '0' }],
    [`/plans/${planId}/discarding`, {}],
  ];
}
