import type { ProgrammeAnswer, ProgrammeVersionAnswer } from './programmes.dto.js';
import type { ProgrammeVersionRow, ProgrammeView } from './programmes.queries.js';

/** A programme as the API tells it. */
export const presentProgramme = (programme: ProgrammeView): ProgrammeAnswer => ({
  id: programme.id,
  name: programme.name,
  version: programme.version,
  versionId: programme.versionId,
  isArchived: programme.isArchived,
  isOrdered: programme.isOrdered,
  mostPerDay: programme.mostPerDay,
  mostPerWeek: programme.mostPerWeek,
  departmentIds: programme.departmentIds,
  locations: programme.locations,
  jobTitles: programme.jobTitles,
  stops: programme.stops,
});

export const presentVersion = ({
  versionId,
  version,
  createdAt,
  openRotations,
}: ProgrammeVersionRow): ProgrammeVersionAnswer => ({
  versionId,
  version,
  createdAt: createdAt.toISOString(),
  openRotations,
});
