import type { JsonValue } from './json-value.js';
import type { PlanHire, PlanSlot, PlanStop, PlanTeam } from './problem.js';

/** Of one hire for one stop. */
const MOST_VISITS = 1_000;

/** Reads the items of a list, none of which may be the same as one before it. */
export function readEach<T>(values: JsonValue[], read: (value: JsonValue) => T, nameOf: (item: T) => string): T[] {
  const seen = new Map<string, JsonValue>();
  return values.map((value) => {
    const item = read(value);
    const name = nameOf(item);
    const twin = seen.get(name);
    if (twin) value.fault(`${name} is there already, at ${twin.place}`);
    seen.set(name, value);
    return item;
  });
}

export function readTeam(value: JsonValue): PlanTeam {
  const limits = value.at('limits').list();
  return {
    id: value.at('id').text(),
    limits: limits.map((limit) => ({ ...readHours(limit), guests: limit.at('guests').wholeNumber(0) })),
  };
}

/** `teams` null: the file names none, and any will do. */
export function readSlot(value: JsonValue, days: Set<string>, teams: Set<string> | null): PlanSlot {
  const slot: PlanSlot = {
    id: value.at('id').text(),
    stops: [value.at('stop').text()],
    ...readHours(value),
    seats: value.at('seats').wholeNumber(0),
    ...(value.at('place').isThere && { place: value.at('place').text() }),
    ...(value.at('team').isThere && { team: value.at('team').text() }),
  };
  if (!days.has(slot.day)) value.at('day').fault(`${slot.day} is not among the days`);
  if (slot.team !== undefined && teams && !teams.has(slot.team))
    value.at('team').fault(`"${slot.team}" is not among the teams`);
  return slot;
}

export function readHire(value: JsonValue): PlanHire {
  const places = value.at('places');
  return {
    id: value.at('id').text(),
    stops: readEach(value.at('stops').list(), readStop, ({ stop }) => `"${stop}"`),
    isOrdered: value.at('ordered').isThere && value.at('ordered').bool(),
    absent: value
      .at('absent')
      .listIfThere()
      .map((day) => day.day()),
    busy: value.at('busy').listIfThere().map(readHours),
    places: places.isThere ? places.list().map((place) => place.text()) : null,
  };
}

function readStop(value: JsonValue): PlanStop {
  const [visits, required, weight] = [value.at('visits'), value.at('required'), value.at('weight')];
  const stop: PlanStop = {
    stop: value.at('stop').text(),
    from: value.at('from').day(),
    to: value.at('to').day(),
    visits: visits.isThere ? visits.wholeNumber(1, MOST_VISITS) : 1,
    isRequired: required.isThere ? required.bool() : true,
    weight: weight.isThere ? weight.positiveNumber() : 1,
  };
  if (stop.from > stop.to) value.at('to').fault(`${stop.to} is before from, ${stop.from}`);
  return stop;
}

function readHours(value: JsonValue) {
  const [start, end] = [value.at('start'), value.at('end')];
  const hours = { day: value.at('day').day(), startMinute: start.minute(), endMinute: end.minute() };
  if (hours.startMinute >= hours.endMinute) end.fault('must be later than start');
  return hours;
}
