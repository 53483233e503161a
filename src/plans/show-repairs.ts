import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { pathWith } from '../platform/views/path-with.js';
import { groupBy } from '../planner/group-by.rules.js';
import { listCohortChoices } from './cohort-choices.queries.js';
import { type BrokenVisit, listBrokenVisits } from './broken-visits.queries.js';
import { seePlans } from './plans.queries.js';
import { whyNotRepair } from './publication.rules.js';

/** Hires on one page. */
const SHOWN = 50;

export interface RepairsAsked {
  cohortId: string;
  /** Part of a name. */
  q: string;
  /** The rotation after which the page begins. */
  after: string;
}

/** The hires for whom something is to be repaired, and what. */
export async function showRepairs(tx: Tx, me: Actor, { cohortId, q, after }: RepairsAsked) {
  seePlans(me);
  const broken = await listBrokenVisits(tx, { cohortId: cohortId || null });
  const all = [...groupBy(broken, ({ rotationId }) => rotationId).values()];
  const found = all.filter(([first]) => holds(first!.personName, q));
  const from = found.findIndex(([first]) => first!.rotationId === after) + 1;
  const hires = found.slice(from, from + SHOWN).map(showHire);
  const isMore = found.length > from + SHOWN;
  return {
    typed: { cohortId, q },
    cohorts: await listCohortChoices(tx),
    count: all.length,
    hires,
    whyNot: whyNotRepair({ broken: all.length }),
    nextPath: isMore ? pathWith('/plans/repairs', { cohortId, q, after: hires.at(-1)!.rotationId }) : null,
  };
}

const holds = (name: string, part: string) => name.toLocaleLowerCase().includes(part.trim().toLocaleLowerCase());

function showHire(visits: BrokenVisit[]) {
  const { rotationId, personName: name, cohortName } = visits[0]!;
  return { rotationId, name, cohortName, visits };
}
