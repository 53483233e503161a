import type { Tx } from '../platform/database/transactions.js';
import type { Table, TableValue } from '../platform/files/table.rules.js';
import { type Generalised, generalise } from './generalise.rules.js';
import { readPulse } from './research-pulse.js';
import { OTHER, quarterOf, type ResearchFile, researchFiles, sayDaysAhead, yearOf } from './research.rules.js';
import { type ActionRow, type LearningRow, listActionRows, listLearningRows, listVisitRows, type VisitRow } from './research-rows.queries.js'; // prettier-ignore
import { FEWEST } from './suppression.rules.js';

/** One file of one year, and how many rows could not be told of at all. */
export async function researchTable(tx: Tx, file: ResearchFile, year: number): Promise<Table & { leftOut: number }> {
  const { rows, leftOut } = await readers[file](tx, year);
  return { head: [...researchFiles[file]], rows, leftOut };
}

type Reader = (tx: Tx, year: number) => Promise<Generalised<TableValue[]>>;

const readers: Record<ResearchFile, Reader> = { visits, learnings, actions, pulse: readPulse };

const personOf = ({ personId }: { personId: string }) => personId;

async function visits(tx: Tx, year: number): Promise<Generalised<TableValue[]>> {
  const { rows, leftOut } = generalise(await listVisitRows(tx, year), personOf, [
    ({ month, host, home, channel }: VisitRow) => ({ period: month, host, home, channel }),
    ({ month, host, home, channel }) => ({ period: quarterOf(month), host, home, channel }),
    ({ month, host, home }) => ({ period: quarterOf(month), host, home, channel: '' }),
    ({ month, host }) => ({ period: quarterOf(month), host, home: OTHER, channel: '' }),
    ({ month, host }) => ({ period: yearOf(month), host, home: OTHER, channel: '' }),
    ({ month }) => ({ period: yearOf(month), host: OTHER, home: OTHER, channel: '' }),
  ]);
  return {
    leftOut,
    rows: rows.map(({ period, host, home, channel, state, came, isLate, hours, daysAhead }, at) => [at + 1, period, host, home, channel, state, came, yesNo(isLate), hours, sayDaysAhead(daysAhead)]), // prettier-ignore
  };
}

async function learnings(tx: Tx, year: number): Promise<Generalised<TableValue[]>> {
  const all = await listLearningRows(tx, year);
  const { rows, leftOut } = generalise(all, personOf, [
    ({ month, department, channel, side }: LearningRow) => ({ period: quarterOf(month), department, channel, side }),
    ({ month, department, side }) => ({ period: yearOf(month), department, channel: '', side }),
    ({ month }) => ({ period: yearOf(month), department: OTHER, channel: '', side: '' }),
  ]);
  const numberOf = numbering();
  const isNamed = askedOften(all);
  return {
    leftOut,
    rows: rows.map(({ period, department, channel, side, question, theme, forDepartment, timesHeard, preventable, lacked, headId, saidBy, text }, at) => [at + 1, period, department, channel, side, side ? question : '', theme, forDepartment && (isNamed(forDepartment) ? forDepartment : OTHER), timesHeard, preventable, lacked.join(' '), numberOf(headId), saidBy, text]), // prettier-ignore
  };
}

async function actions(tx: Tx, year: number): Promise<Generalised<TableValue[]>> {
  const { rows, leftOut } = generalise(await listActionRows(tx, year), personOf, [
    ({ month, department }: ActionRow) => ({ period: quarterOf(month), department }),
    ({ month, department }) => ({ period: yearOf(month), department }),
    ({ month }) => ({ period: yearOf(month), department: OTHER }),
  ]);
  return {
    leftOut,
    rows: rows.map(({ period, department, state, theme, learnings: count, timesHeard, weeksPlanned, weeksToStart, weeksToEnd, isOverdue }, at) => [at + 1, period, department, state, theme, count, timesHeard, weeksPlanned, weeksToStart, weeksToEnd, yesNo(isOverdue)]), // prettier-ignore
  };
}

const yesNo = (is: boolean) => (is ? 'yes' : 'no');

/** A number for each, in the order they come by: those of one group are alike, and like nothing outside. */
function numbering(): (id: string) => number {
  const numbers = new Map<string, number>();
  return (id) => numbers.get(id) ?? numbers.set(id, numbers.size + 1).size;
}

/** Departments that enough people had something to say to. */
function askedOften(rows: LearningRow[]): (department: string) => boolean {
  const people = new Map<string, Set<string>>();
  for (const { forDepartment, personId } of rows)
    if (forDepartment) people.set(forDepartment, (people.get(forDepartment) ?? new Set()).add(personId));
  return (department) => (people.get(department)?.size ?? 0) >= FEWEST;
}
