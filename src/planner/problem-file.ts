import { readFile } from 'node:fs/promises';
import { groupBy } from './group-by.rules.js';
import { FileFault, JsonValue } from './json-value.js';
import type { Placement, PlanHire, PlanProblem, PlanSlot, PlanSolution } from './problem.js';
import { readEach, readHire, readSlot, readTeam } from './problem-parts.js';
import { checkPlacements, type ViolationKind } from './solution.rules.js';

/** @throws FileFault, a sentence, when there is no such file, or no problem for the planner in it */
export async function openProblemFile(path: string): Promise<PlanProblem> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new FileFault(`${path}: cannot be read (${error.code}).`);
  });
  return readProblem(text);
}

/**
 * Reads the JSON that the README describes.
 * @throws FileFault, a sentence that begins with the place of the first fault
 */
export function readProblem(text: string): PlanProblem {
  const file = new JsonValue(parse(text));
  const days = readEach(file.at('days').list(), (value) => value.day(), String);
  const teams = readEach(file.at('teams').listIfThere(), readTeam, quoteId);
  const knownDays = new Set(days);
  const knownTeams = file.at('teams').isThere ? new Set(teams.map(({ id }) => id)) : null;
  const slots = readEach(file.at('slots').list(), (value) => readSlot(value, knownDays, knownTeams), quoteId);
  const hires = readEach(file.at('hires').list(), readHire, quoteId);
  refuseTooLarge(file, slots, hires);
  const perWeek = file.at('rules').at('perWeek');
  const rules = {
    perDay: file.at('rules').at('perDay').wholeNumber(1),
    perWeek: perWeek.isThere ? perWeek.wholeNumber(1) : null,
  };
  const problem = { days: days.sort(), slots, hires, rules, teams, pinned: [], published: [] };
  const known = {
    hires: new Map(hires.map((hire) => [hire.id, hire])),
    slots: new Map(slots.map((slot) => [slot.id, slot])),
  };
  return { ...problem, pinned: readPinned(file, known, problem), published: readPublished(file, known) };
}

/** More would not fit into the memory, or take far longer than was asked for. */
const MOST_CHOICES = 10_000_000;

function refuseTooLarge(file: JsonValue, slots: PlanSlot[], hires: PlanHire[]): void {
  const ofStop = groupBy(slots, ({ stops }) => stops[0]!);
  const choices = hires
    .flatMap(({ stops }) => stops)
    .reduce((sum, { stop, visits }) => sum + visits * (ofStop.get(stop)?.length ?? 0), 0);
  if (choices > MOST_CHOICES)
    file.fault(`is too large: its visits have ${choices} slots to choose from in all, at most ${MOST_CHOICES} can be planned`); // prettier-ignore
}

/** What the planner answers, as one line of JSON; a slot of a file serves one stop, which need not be said again. */
export function writeSolution({ placements, unplaced, placed, possible, bound, gap, seconds }: PlanSolution): string {
  const seats = placements.map(({ hire, slot }) => ({ hire, slot }));
  return JSON.stringify({ placements: seats, unplaced, placed, possible, bound, gap, seconds });
}

function parse(text: string): unknown {
  try {
    // Some editors begin a file with an invisible mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new FileFault(`the file: is not JSON (${(error as Error).message}).`);
  }
}

const quoteId = ({ id }: { id: string }) => `"${id}"`;
const quotePlacement = ({ hire, slot }: Placement) => `"${hire}" in "${slot}"`;

interface Known {
  hires: Map<string, PlanHire>;
  slots: Map<string, PlanSlot>;
}

function readPinned(file: JsonValue, known: Known, problem: PlanProblem): Placement[] {
  const values = file.at('pinned').listIfThere();
  const pinned = readEach(values, (value) => readPlacement(value, known), quotePlacement);
  const [violation] = checkPlacements(problem, pinned);
  if (violation) {
    const place = pinned.findIndex(({ hire, slot }) => hire === violation.hire && slot === violation.slot);
    values[place]!.fault(brokenRules[violation.kind] ?? `breaks a rule (${violation.kind})`);
  }
  return pinned;
}

/** What was published may have lost its slot since, or the hire its stop: such a placement is gone, whatever the plan. */
function readPublished(file: JsonValue, known: Known): Placement[] {
  const values = file.at('published').listIfThere();
  const published = readEach(
    values.filter((value) => {
      findHire(value, known);
      return known.slots.has(value.at('slot').text());
    }),
    (value) => readPlacement(value, known),
    quotePlacement,
  );
  return published.filter(({ hire, stop }) => known.hires.get(hire)!.stops.some((own) => own.stop === stop));
}

function readPlacement(value: JsonValue, { hires, slots }: Known): Placement {
  const hire = findHire(value, { hires });
  const id = value.at('slot').text();
  const slot = slots.get(id) ?? value.at('slot').fault(`"${id}" is not among the slots`);
  return { hire: hire.id, stop: slot.stops[0]!, slot: slot.id };
}

function findHire(value: JsonValue, { hires }: Pick<Known, 'hires'>): PlanHire {
  const id = value.at('hire').text();
  return hires.get(id) ?? value.at('hire').fault(`"${id}" is not among the hires`);
}

const brokenRules: Partial<Record<ViolationKind, string>> = {
  'unknown-stop': 'the hire does not need the stop of this slot',
  'outside-window': 'the day is outside the window of the stop',
  'other-place': 'the hire cannot come to this place',
  absent: 'the hire is absent on this day',
  busy: 'the hire is busy at these hours',
  'too-many-visits': 'with this one the hire has more visits for the stop than they need',
  overlap: 'the hire is elsewhere at these hours, by another pinned placement',
  'per-day': 'with this one the hire has more visits on this day than the rules let them',
  'per-week': 'with this one the hire has more visits in this week than the rules let them',
  'out-of-order': 'the stops of the hire would not be in their order',
  'too-few-seats': 'with this one more are pinned to the slot than it has seats',
  'team-full': 'with this one the team has more guests at a time than its limit',
};
