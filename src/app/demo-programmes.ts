import type { Department } from '../people/department.entity.js';
import type { Tx } from '../platform/database/transactions.js';
import { Programme } from '../programmes/programme.entity.js';
import { ProgrammeStop } from '../programmes/programme-stop.entity.js';
import { ProgrammeVersion } from '../programmes/programme-version.entity.js';

export interface DemoProgramme {
  version: ProgrammeVersion;
  stops: ProgrammeStop[];
}

type Stop = [department: string, fromDay: number, toDay: number, more?: Partial<ProgrammeStop>];

const everybody: Stop[] = [
  ['Klantenservice Telefoon', 1, 20, { weight: 2 }],
  ['Klantenservice Chat', 3, 30],
  ['Schade & Claims', 5, 40, { isRequired: false }],
];
const makers: Stop[] = [
  ['Klantenservice Telefoon', 0, 15, { channel: 'phone', weight: 3 }],
  ['Klantenservice Chat', 3, 25, { channel: 'chat' }],
  ['Schade & Claims', 5, 35],
  ['Klantenservice Gent', 10, 45, { isRequired: false }],
  ['Klantenservice Telefoon', 20, 60, { leastMinutes: 120 }],
];

/** One programme for the head office, which is in its second version, and one for those who make the products. */
export async function insertDemoProgrammes(tx: Tx, departments: Department[], createdById: string) {
  const idOf = (name: string) => departments.find((one) => one.name === name)!.id;
  const insert = async (programmeId: string, version: number, facts: Partial<ProgrammeVersion>, stops: Stop[]) => {
    const usual = {
      isOrdered: false,
      mostPerDay: 1,
      mostPerWeek: null,
      departmentIds: [],
      locations: [],
      jobTitles: [],
    };
    const made = await tx.save(tx.create(ProgrammeVersion, { ...usual, programmeId, version, createdById, ...facts }));
    const rows = stops.map(([name, fromDay, toDay, more], index) =>
      tx.create(ProgrammeStop, {
        versionId: made.id,
        position: index + 1,
        departmentId: idOf(name),
        channel: null,
        leastMinutes: null,
        visits: 1,
        fromDay,
        toDay,
        isRequired: true,
        weight: 1,
        ...more,
      }),
    );
    await tx.insert(ProgrammeStop, rows);
    return { version: made, stops: rows };
  };
  const [customer, product] = await tx.save([
    tx.create(Programme, { name: 'Kennismaken met de klant', createdById }),
    tx.create(Programme, { name: 'Bouwen voor de klant', createdById }),
  ]);
  const office = { locations: ['Amersfoort'] };
  return {
    earlier: await insert(customer!.id, 1, office, everybody.slice(0, 2)),
    customer: await insert(customer!.id, 2, office, everybody),
    product: await insert(
      product!.id,
      1,
      { departmentIds: ['ICT', 'Productontwikkeling'].map(idOf), isOrdered: true, mostPerWeek: 2 },
      makers,
    ),
  };
}
