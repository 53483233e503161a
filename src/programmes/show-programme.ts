import { getDepartment, listAllDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate, noonOf } from '../platform/views/days.js';
import { countAudience } from './audience.queries.js';
import type { Audience } from './audience.rules.js';
import { whyNotArchive, whyNotRestore } from './programme.rules.js';
import { isNameTaken } from './name-taken.queries.js';
import { listHiresOn, listVersions, type ProgrammeRow, type ProgrammeView } from './programmes.queries.js';
import { showWindows } from './show-windows.js';

const HIRES_SHOWN = 12;

/** One version of a programme: its stops, for whom it is, its other versions and who is on this one. */
export async function showProgramme(tx: Tx, me: Actor, programme: ProgrammeView) {
  const departments = await listAllDepartments(tx);
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const hires = await listHiresOn(tx, programme.versionId, HIRES_SHOWN);
  const versions = await listVersions(tx, programme.id);
  const { openRotations = 0 } = versions.find(({ versionId }) => versionId === programme.versionId) ?? {};
  const isNew = programme.version === programme.latestVersion;
  const facts = { isArchived: programme.isArchived, isNameTaken: await isNameTaken(tx, programme.name, programme.id) };
  return {
    programme,
    isNew,
    windows: windowsOf(programme),
    audience: showAudience(programme, departments),
    count: isNew ? await countAudience(tx, programme, localDate(now(), timeZone)) : null,
    versions,
    timeZone,
    hires: hires.map((hire) => ({ ...hire, firstAt: noonOf(hire.firstOn, timeZone) })),
    moreHires: openRotations - hires.length,
    why: programme.isArchived ? whyNotRestore(me, facts) : whyNotArchive(me, facts),
  };
}

/** A row of the list. */
export async function showProgrammeRows(tx: Tx, rows: ProgrammeRow[]) {
  const departments = await listAllDepartments(tx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    stops: row.stops.length,
    openRotations: row.openRotations,
    windows: windowsOf(row),
    weeks: Math.ceil((Math.max(...row.stops.map(({ toDay }) => toDay)) + 1) / 5),
    audience: showAudience(row, departments),
  }));
}

const windowsOf = ({ stops }: ProgrammeView) =>
  showWindows(stops.map((stop) => ({ ...stop, name: stop.departmentName })));

const showAudience = (audience: Audience, departments: { id: string; name: string }[]) => ({
  departments: departments.filter(({ id }) => audience.departmentIds.includes(id)).map(({ name }) => name),
  locations: audience.locations,
  jobTitles: audience.jobTitles,
});
