import { departmentChoices } from '../people/department-choices.js';
import { getDepartment, listAllDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate } from '../platform/views/days.js';
import type { Message } from '../platform/views/locales.js';
import type { FormProblems } from '../platform/views/page.js';
import { channels } from '../slots/slot.rules.js';
import { countAudience, listLocations } from './audience.queries.js';
import { type TypedProgramme, wordsOf } from './programme-form.js';
import { LAST_DAY, MOST_STOPS } from './programme.rules.js';
import { showWindows } from './show-windows.js';

/** The weights a form offers by name; another one, set through the API, stands there as its number. */
const named = ['1', '3', '10'];

/** The form as it was filled in, with all there is to choose from, a picture of it and for whom it would be. */
export async function showProgrammeForm(tx: Tx, me: Actor, typed: TypedProgramme, problems: FormProblems) {
  const departments = await listAllDepartments(tx);
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const locations = [...new Set([...(await listLocations(tx)), ...typed.locations])];
  const { departmentIds, jobTitles } = typed;
  const audience = { departmentIds, locations: typed.locations, jobTitles: wordsOf(jobTitles) };
  const nameOf = (id: string) => departments.find((one) => one.id === id)?.name ?? '';
  return {
    typed,
    problems: besideFields(problems),
    faults: faultsOf(problems),
    stops: typed.stops.map((stop, index) => ({ ...stop, index, number: index + 1, weights: weightsFor(stop.weight) })),
    mayAdd: typed.stops.length < MOST_STOPS,
    hosts: departmentChoices(departments.filter(({ isHost }) => isHost)),
    departments: departmentChoices(departments),
    locations: locations.map((value) => ({ value, label: value })),
    channels: channels.map((value) => ({ value, labelKey: `slots.channel.${value}` })),
    necessities: ['yes', 'no'].map((value) => ({ value, labelKey: `programmes.required.${value}` })),
    audience: await countAudience(tx, audience, localDate(now(), timeZone)),
    windows: showWindows(
      typed.stops.flatMap(({ departmentId, fromDay, toDay, isRequired }) => {
        const [from, to] = [fromDay, toDay].map((day) => (/^\d{1,3}$/.test(day.trim()) ? Number(day) : NaN));
        const isWindow = from !== undefined && to !== undefined && from <= to && to <= LAST_DAY;
        const name = nameOf(departmentId);
        return isWindow ? [{ name, fromDay: from, toDay: to, isRequired: isRequired !== 'no' }] : [];
      }),
    ),
  };
}

const weightsFor = (weight: string) => [
  ...named.map((value) => ({ value, labelKey: `programmes.weight.${value}` })),
  ...(named.includes(weight) || !weight ? [] : [{ value: weight, label: weight }]),
];

/** The field a fault stands beside: a list of words was typed in one field. */
const fieldOf = (name: string) => name.replace(/^(jobTitles|locations|departmentIds)\.\d+$/, '$1');

const besideFields = ({ fields, refusal }: FormProblems): FormProblems =>
  refusal?.key === 'refusal.programme-exists'
    ? { fields: { name: refusal }, refusal: null }
    : { fields: Object.fromEntries(Object.entries(fields).map(([name, said]) => [fieldOf(name), said])), refusal };

/** What is wrong, as one meets it on the way down: `number` says of which stop. */
function faultsOf(problems: FormProblems): { name: string; label: string; number: number | null; said: Message }[] {
  return Object.entries(besideFields(problems).fields).map(([name, said]) => {
    const [, index, field] = /^stops\.(\d+)\.(\w+)$/.exec(name) ?? [];
    return { name, label: `programmes.form.${field ?? name}`, number: index ? Number(index) + 1 : null, said };
  });
}
