import { type FormBody, typedList, typedText } from '../platform/views/form.js';
import { MOST_STOPS } from './programme.rules.js';
import type { ProgrammeView } from './programmes.queries.js';

const stopFields = ['departmentId', 'channel', 'fromDay', 'toDay', 'isRequired', 'visits', 'leastMinutes', 'weight'] as const; // prettier-ignore

/** A stop as it was typed. */
export type TypedStop = Record<(typeof stopFields)[number], string>;

/** The form as it was filled in. */
export type TypedProgramme = Record<
  'name' | 'version' | 'isOrdered' | 'mostPerDay' | 'mostPerWeek' | 'jobTitles',
  string
> & {
  departmentIds: string[];
  locations: string[];
  stops: TypedStop[];
};

const FIRST_MONTH = '19';

const newStop = (): TypedStop => ({
  departmentId: '',
  channel: '',
  fromDay: '0',
  toDay: FIRST_MONTH,
  isRequired: 'yes',
  visits: '1',
  leastMinutes: '',
  weight: '1',
});

/** Stops are typed as `stops.0.fromDay`, the name their faults have too; those taken away leave a hole. */
export function typedProgramme(body: FormBody): TypedProgramme {
  const numbers = Object.keys(body ?? {}).flatMap((name) => /^stops\.(\d{1,3})\.departmentId$/.exec(name)?.[1] ?? []);
  const stop = (number: string): TypedStop => {
    const typed = typedText(body, ...stopFields.map((field) => `stops.${number}.${field}`));
    return Object.fromEntries(stopFields.map((field) => [field, typed[`stops.${number}.${field}`]])) as TypedStop;
  };
  return {
    ...typedText(body, 'name', 'version', 'isOrdered', 'mostPerDay', 'mostPerWeek', 'jobTitles'),
    departmentIds: typedList(body, 'departmentIds'),
    locations: typedList(body, 'locations'),
    stops: numbers.sort((a, b) => Number(a) - Number(b)).map(stop),
  };
}

export const blankProgramme = (): TypedProgramme => ({
  ...typedProgramme({ mostPerDay: '1' }),
  stops: [newStop()],
});

const text = (number: number | null) => (number === null ? '' : String(number));

/** A kept programme in the form. */
export const asTypedProgramme = (programme: ProgrammeView): TypedProgramme => ({
  name: programme.name,
  version: String(programme.latestVersion),
  isOrdered: programme.isOrdered ? 'yes' : '',
  mostPerDay: String(programme.mostPerDay),
  mostPerWeek: text(programme.mostPerWeek),
  jobTitles: programme.jobTitles.join(', '),
  departmentIds: programme.departmentIds,
  locations: programme.locations,
  stops: programme.stops.map((stop) => ({
    departmentId: stop.departmentId,
    channel: stop.channel ?? '',
    fromDay: String(stop.fromDay),
    toDay: String(stop.toDay),
    isRequired: stop.isRequired ? 'yes' : 'no',
    visits: String(stop.visits),
    leastMinutes: text(stop.leastMinutes),
    weight: String(stop.weight),
  })),
});

/** What a button beside the stops asks: `add`, `up.2`, `down.2`, `removal.2`; anything else leaves them as they are. */
export function withStep(typed: TypedProgramme, step: string): TypedProgramme {
  const [act, at] = step.split('.');
  const index = Number(at);
  const stops = [...typed.stops];
  const stop = stops[index];
  if (act === 'add' && stops.length < MOST_STOPS) stops.push(newStop());
  if (stop && act && ['up', 'down', 'removal'].includes(act)) {
    stops.splice(index, 1);
    if (act !== 'removal') stops.splice(Math.max(0, act === 'up' ? index - 1 : index + 1), 0, stop);
  }
  return { ...typed, stops };
}

// Nothing typed is no zero, and stays a fault.
const number = (typed: string) => (typed.trim() ? Number(typed) : NaN);
const perhaps = (typed: string) => (typed.trim() ? Number(typed) : null);

export const wordsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** The typed programme in the shape of the API's input. */
export const programmeInput = (typed: TypedProgramme) => ({
  name: typed.name,
  isOrdered: typed.isOrdered === 'yes',
  mostPerDay: number(typed.mostPerDay),
  mostPerWeek: perhaps(typed.mostPerWeek),
  departmentIds: typed.departmentIds,
  locations: typed.locations,
  jobTitles: wordsOf(typed.jobTitles),
  stops: typed.stops.map((stop) => ({
    departmentId: stop.departmentId,
    channel: stop.channel || null,
    leastMinutes: perhaps(stop.leastMinutes),
    visits: number(stop.visits),
    fromDay: number(stop.fromDay),
    toDay: number(stop.toDay),
    isRequired: stop.isRequired !== 'no',
    weight: number(stop.weight),
  })),
});
