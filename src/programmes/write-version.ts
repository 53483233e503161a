import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput } from '../platform/refusal.js';
import { faultsOf, type ProgrammeContent, type StopContent } from './programme.rules.js';
import { ProgrammeStop } from './programme-stop.entity.js';
import { ProgrammeVersion } from './programme-version.entity.js';
import type { AddProgrammeInput, ProgrammeStopInput } from './programmes.dto.js';

const blank = {
  isOrdered: false,
  mostPerDay: 1,
  mostPerWeek: null,
  departmentIds: [],
  locations: [],
  jobTitles: [],
};

const names = ['stops', 'isOrdered', 'mostPerDay', 'mostPerWeek', 'departmentIds', 'locations', 'jobTitles'] as const;

/** What is asked for; what is left out is as before, or as most want it. */
export function contentOf(input: Partial<AddProgrammeInput>, before?: ProgrammeContent): ProgrammeContent {
  const given = names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]]));
  const { stops, ...rest } = { ...blank, stops: [], ...before, ...Object.fromEntries(given) } as ProgrammeContent;
  const picked = Object.fromEntries(names.flatMap((name) => (name === 'stops' ? [] : [[name, rest[name]]])));
  return { ...(picked as Omit<ProgrammeContent, 'stops'>), stops: stops.map(stopContent) };
}

const stopContent = (stop: ProgrammeStopInput): StopContent => ({
  departmentId: stop.departmentId,
  channel: stop.channel ?? null,
  leastMinutes: stop.leastMinutes ?? null,
  visits: stop.visits ?? 1,
  fromDay: stop.fromDay,
  toDay: stop.toDay,
  isRequired: stop.isRequired ?? true,
  weight: stop.weight ?? 1,
});

/** Throws InvalidInput for what nobody could follow. */
export async function checkContent(tx: Tx, content: ProgrammeContent): Promise<void> {
  const { stops, departmentIds } = content;
  if (!stops.length) throw new InvalidInput([{ field: 'stops', rule: 'none-chosen', facts: {} }]);
  const asked = [...new Set([...departmentIds, ...stops.map(({ departmentId }) => departmentId)])];
  const known: { id: string; isHost: boolean }[] = await tx.query(
    `SELECT id, is_host AS "isHost" FROM departments WHERE id = ANY ($1::uuid[]) FOR KEY SHARE`,
    [asked],
  );
  const find = (id: string) => known.find((one) => one.id === id.toLowerCase());
  const problems = [
    ...stops.flatMap(({ departmentId }, index) =>
      find(departmentId)?.isHost
        ? []
        : [{ field: `stops.${index}.departmentId`, rule: 'not-a-host-department', facts: {} }],
    ),
    ...faultsOf(content),
    ...(departmentIds.every(find) ? [] : [{ field: 'departmentIds', rule: 'unknown-department', facts: {} }]),
  ];
  if (problems.length) throw new InvalidInput(problems);
}

export async function writeVersion(
  tx: Tx,
  actor: Actor,
  facts: { programmeId: string; version: number },
  { stops, ...content }: ProgrammeContent,
): Promise<void> {
  const version = tx.create(ProgrammeVersion, { ...facts, ...content, createdById: actor.id });
  await tx.insert(ProgrammeVersion, version);
  await tx.insert(
    ProgrammeStop,
    stops.map((stop, index) => ({ ...stop, versionId: version.id, position: index + 1 })),
  );
}
