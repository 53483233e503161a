import { addAbsence } from '../../src/directory/add-absence.js';
import { ProgrammeStop } from '../../src/programmes/programme-stop.entity.js';
import { addCohort } from '../../src/rotations/add-cohort.js';
import { skipStop } from '../../src/rotations/skip-stop.js';
import { archiveProgramme } from '../../src/programmes/archive-programme.js';
import type { Stage } from './acts.js';
import { anHr, aPerson } from './people.js';
import { aProgramme, programmeInput, stopAt } from './programmes.js';
import { aProgramme as anyProgramme, aRotation, stopAt as stopAtHost } from './rotations.js';
import type { Cast, Recipes } from './api-recipes.js';

const daysAway = { fromOn: '2098-12-01', untilOn: '2098-12-05' };
const reason = 'De bezetting is krap.';

/** How to get the answers that are an operation's own, of programmes and rotations. */
export function makeOnboardingRecipes(
  { run }: Pick<Stage, 'run'>,
  { department }: Pick<Cast, 'department'>,
): Record<string, Recipes> {
  let count = 1000;
  const newPerson = () => run(async (tx) => ({ id: (await aPerson(tx)).id }));
  const cohortInput = () => ({ name: `Lichting ${++count}`, firstOn: '2097-01-04', lastOn: '2097-01-08' });
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

  return {
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
  };
}
