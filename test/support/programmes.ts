import type { Actor } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { addProgramme } from '../../src/programmes/add-programme.js';
import type { AddProgrammeInput, ProgrammeStopInput } from '../../src/programmes/programmes.dto.js';
import { getProgramme, type ProgrammeView } from '../../src/programmes/programmes.queries.js';

let count = 0;

/** A visit at a department in the first two weeks, unless told otherwise. */
export const stopAt = (
  { id: departmentId }: { id: string },
  facts: Partial<ProgrammeStopInput> = {},
): ProgrammeStopInput => ({ departmentId, fromDay: 0, toDay: 9, ...facts });

export const programmeInput = (
  stops: ProgrammeStopInput[],
  facts: Partial<AddProgrammeInput> = {},
): AddProgrammeInput => ({ name: `Programma ${++count}`, stops, ...facts });

/** A programme as HR adds it. */
export async function aProgramme(
  tx: Tx,
  hr: Actor,
  stops: ProgrammeStopInput[],
  facts: Partial<AddProgrammeInput> = {},
): Promise<ProgrammeView> {
  return getProgramme(tx, hr, await addProgramme(tx, hr, programmeInput(stops, facts)));
}
