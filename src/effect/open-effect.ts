import { departmentChoices } from '../people/department-choices.js';
import { listAllDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { quarters, seenDepartments } from './effect.rules.js';
import { type Effect, readEffect } from './read-effect.js';
import { listYears } from './scores.queries.js';
import { ALL } from './suppression.rules.js';

/** What somebody asks for; the last year with figures, all of it, and the whole company when they do not say. */
export interface AskedEffect {
  year?: number;
  quarter?: string;
  departmentId?: string;
}

export interface OpenEffect {
  effect: Effect;
  years: number[];
  year: number;
  row: string;
  column: string;
  /** Departments whose figures one may see, by name. */
  departments: { value: string; label: string }[];
  seesEvery: boolean;
}

/** Throws NotFound for who sees no figures, and for a department that is not theirs to see. */
export async function openEffect(
  tx: Tx,
  me: Actor,
  { year: wanted, quarter, departmentId }: AskedEffect,
): Promise<OpenEffect> {
  const seen = seenDepartments(me);
  if (!seen) throw new NotFound('page');
  const hosts = await listAllDepartments(tx, { isHost: true });
  const departments = departmentChoices(hosts.filter(({ id }) => seen === 'every' || seen.includes(id)));
  if (departmentId && !departments.some(({ value }) => value === departmentId)) throw new NotFound('department');
  const years = await listYears(tx);
  const { year, effect } = await openYear(tx, wanted ? [wanted] : years);
  const column = quarters.find((one) => one === quarter) ?? ALL;
  return { effect, years, year, row: departmentId ?? ALL, column, departments, seesEvery: seen === 'every' };
}

/** The first of them of which something can be shown, or else the first. */
async function openYear(tx: Tx, years: number[]): Promise<{ year: number; effect: Effect }> {
  const [year = now().getUTCFullYear(), ...earlier] = years;
  const effect = await readEffect(tx, year);
  const isShown = effect.statements.some(({ figure }) => figure(ALL, ALL));
  if (isShown || !earlier.length) return { year, effect };
  const found = await openYear(tx, earlier);
  return found.effect.statements.some(({ figure }) => figure(ALL, ALL)) ? found : { year, effect };
}
