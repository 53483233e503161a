import { cancelImport } from '../../src/imports/cancel-import.js';
import { readImport } from '../../src/imports/read-import.js';
import { startImport } from '../../src/imports/start-import.js';
import { randomUUID } from 'node:crypto';
import type { Stage } from './acts.js';
import type { Recipes } from './api-recipes.js';
import { anHr } from './people.js';

const headings = ['employeeNumber', 'firstName', 'lastName', 'workEmail', 'department', 'hireDate'];
const fields = ['personnelNumber', 'givenName', 'familyName', 'email', 'department', 'startsOn'];
const mapping = { dates: 'year', columns: fields.map((field, index) => ({ field, heading: headings[index] })) };

/** How to get the answers of the operations on files of people. */
export function makeImportRecipes(run: Stage['run']): Record<string, Recipes> {
  const aFile = () => `${headings.join(',')}\n${randomUUID()},Zoë,Meer,${randomUUID()}@example.org,Finance,2027-01-04`;
  /** A file that was read, and put away when asked; the department is made with it. */
  const newImport = (state: 'ready' | 'cancelled' = 'ready') =>
    run(async (tx) => {
      const hr = await anHr(tx);
      const id = await startImport(tx, hr, { content: aFile(), createsDepartments: true });
      await readImport(tx, id);
      if (state === 'cancelled') await cancelImport(tx, hr, id);
      return id;
    });
  const named = () => ({ ...mapping, name: `Lijst ${randomUUID()}` });
  return {
    'get /api/v1/imports': {
      200: async () => newImport().then(() => ({ who: 'admin' as const })),
      404: async () => ({}),
    },
    'get /api/v1/imports/layouts': { 200: async () => ({}) },
    'post /api/v1/imports': {
      202: async () => ({ who: 'admin', body: { content: aFile() } }),
      409: async () => ({ who: 'visitor', body: { content: aFile() } }),
    },
    'get /api/v1/imports/{id}': { 200: async () => ({ who: 'admin', id: await newImport() }) },
    'get /api/v1/imports/{id}/rows': { 200: async () => ({ who: 'admin', id: await newImport() }) },
    'post /api/v1/imports/{id}/mapping': {
      202: async () => ({ who: 'admin', id: await newImport(), body: named() }),
      409: async () => ({ who: 'admin', id: await newImport(), body: { ...mapping, name: 'BambooHR' } }),
    },
    'post /api/v1/imports/{id}/reading': {
      202: async () => ({ who: 'admin', id: await newImport(), body: {} }),
      409: async () => ({ who: 'admin', id: await newImport('cancelled'), body: {} }),
    },
    'post /api/v1/imports/{id}/application': {
      202: async () => ({ who: 'admin', id: await newImport() }),
      409: async () => ({ who: 'admin', id: await newImport('cancelled') }),
    },
    'post /api/v1/imports/{id}/cancellation': {
      200: async () => ({ who: 'admin', id: await newImport() }),
      409: async () => ({ who: 'admin', id: await newImport('cancelled') }),
    },
  };
}
