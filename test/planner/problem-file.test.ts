import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { openProblemFile, readProblem, writeSolution } from '../../src/planner/problem-file.js';
import { readText } from '../architecture/house.js';
import { aHire, aProblem, aSlot, aStop, asSolution, seat } from '../support/plan-parts.js';

const days = ['2027-01-04', '2027-01-05'];
const stop = { stop: 'chat', from: '2027-01-04', to: '2027-01-05' };
const slot = { id: 's1', stop: 'chat', day: '2027-01-04', start: '09:00', end: '11:00', seats: 1 };
const hire = { id: 'h1', stops: [stop], absent: [] };
const smallest = { days, slots: [slot], hires: [hire], rules: { perDay: 1 } };

const read = (file: object) => readProblem(JSON.stringify(file));

/** So many hires, each with so many slots to choose from. */
const crowd = (hires: number, slots: number) => ({
  ...smallest,
  slots: Array.from({ length: slots }, (_, index) => ({ ...slot, id: `s${index}` })),
  hires: Array.from({ length: hires }, (_, index) => ({ ...hire, id: `h${index}` })),
});

describe('a problem file', () => {
  it('with the least that one can say is a problem', () => {
    expect(read(smallest)).toEqual(
      aProblem({
        days,
        slots: [aSlot('s1')],
        hires: [aHire('h1', [aStop('chat', { to: '2027-01-05' })])],
      }),
    );
  });

  it('can say all that the planner knows of', () => {
    const full = {
      days: [...days].reverse(),
      slots: [{ ...slot, place: 'Breda', team: 'red' }],
      hires: [
        {
          ...hire,
          ordered: true,
          places: ['Breda'],
          absent: ['2027-01-05'],
          busy: [{ day: '2027-01-04', start: '13:00', end: '24:00' }],
          stops: [{ ...stop, visits: 2, required: false, weight: 2.5 }],
        },
      ],
      rules: { perDay: 2, perWeek: 3 },
      teams: [{ id: 'red', limits: [{ day: '2027-01-04', start: '09:00', end: '09:30', guests: 0 }] }],
      published: [{ hire: 'h1', slot: 's1' }],
    };
    expect(read(full)).toEqual(
      aProblem({
        days,
        slots: [aSlot('s1', { place: 'Breda', team: 'red' })],
        hires: [
          aHire('h1', [aStop('chat', { to: '2027-01-05', visits: 2, isRequired: false, weight: 2.5 })], {
            isOrdered: true,
            places: ['Breda'],
            absent: ['2027-01-05'],
            busy: [{ day: '2027-01-04', startMinute: 780, endMinute: 1440 }],
          }),
        ],
        rules: { perDay: 2, perWeek: 3 },
        teams: [{ id: 'red', limits: [{ day: '2027-01-04', startMinute: 540, endMinute: 570, guests: 0 }] }],
        published: [seat('h1', 's1')],
      }),
    );
  });

  it('keeps what is pinned, and forgets what was published but is no longer there to be kept', () => {
    const mail = { ...slot, id: 's2', stop: 'mail' };
    const published = [{ hire: 'h1', slot: 's1' }, { hire: 'h1', slot: 'withdrawn' }, { hire: 'h1', slot: 's2' }]; // prettier-ignore
    const problem = read({ ...smallest, slots: [slot, mail], pinned: [{ hire: 'h1', slot: 's1' }], published });
    expect([problem.pinned, problem.published]).toEqual([[seat('h1', 's1')], [seat('h1', 's1')]]);
  });

  it('may begin with a byte order mark, and have windows, absences and limits outside the days', () => {
    const wide = { ...hire, stops: [{ ...stop, from: '2026-12-01', to: '2027-12-01' }], absent: ['2026-12-25'] };
    expect(() => readProblem(`\uFEFF${JSON.stringify({ ...smallest, hires: [wide] })}`)).not.toThrow();
  });

  it('is what the README shows', () => {
    const { text } = readText('README.md');
    const [example] = /(?<=```json\n)\{\n  "days"[^]*?(?=```)/.exec(text)!;
    expect(readProblem(example)).toMatchObject({ pinned: [seat('ada', 'chat-1')] });
  });

  it('without anything in it is a problem too', () => {
    expect(read({ days: [], slots: [], hires: [], rules: { perDay: 1 } })).toEqual(aProblem({ days: [] }));
  });
});

const hireWith = (values: object) => ({ ...smallest, hires: [{ ...hire, ...values }] });
const stopWith = (values: object) => hireWith({ stops: [{ ...stop, ...values }] });
const slotWith = (values: object) => ({ ...smallest, slots: [{ ...slot, ...values }] });
const limitWith = (values: object) => ({
  ...smallest,
  teams: [{ id: 'red', limits: [{ day: days[0], start: '09:00', end: '10:00', guests: 1, ...values }] }],
});
const pinned = (place: object, values: object = {}) => ({ ...smallest, ...values, pinned: [place] });
const pin = { hire: 'h1', slot: 's1' };

const faults: [unknown, string][] = [
  [[], 'the file: must be an object, not a list.'],
  [null, 'the file: must be an object, not null.'],
  [{}, 'days: is missing; it must be a list.'],
  [{ ...smallest, days: '2027-01-04' }, 'days: must be a list, not "2027-01-04".'],
  [{ ...smallest, days: [1] }, 'days[0]: must be a date such as 2027-01-04, not 1.'],
  [{ ...smallest, days: ['2027-02-29'] }, 'days[0]: must be a date such as 2027-01-04, not "2027-02-29".'],
  [{ ...smallest, days: ['2027-1-4'] }, 'days[0]: must be a date such as 2027-01-04, not "2027-1-4".'],
  [{ ...smallest, days: [...days, days[0]] }, 'days[2]: 2027-01-04 is there already, at days[0].'],
  [{ ...smallest, slots: undefined }, 'slots: is missing; it must be a list.'],
  [{ ...smallest, slots: ['s1'] }, 'slots[0]: must be an object, not "s1".'],
  [slotWith({ id: 7 }), 'slots[0].id: must be a text, not 7.'],
  [slotWith({ id: '' }), 'slots[0].id: must be a text, not "".'],
  [slotWith({ stop: undefined }), 'slots[0].stop: is missing; it must be a text.'],
  [slotWith({ day: '2027-01-06' }), 'slots[0].day: 2027-01-06 is not among the days.'],
  [slotWith({ start: '9:00' }), 'slots[0].start: must be a time such as 09:30, not "9:00".'],
  [slotWith({ start: '09:60' }), 'slots[0].start: must be a time such as 09:30, not "09:60".'],
  [slotWith({ end: '24:01' }), 'slots[0].end: must be a time such as 09:30, not "24:01".'],
  [slotWith({ end: '09:00' }), 'slots[0].end: must be later than start.'],
  [slotWith({ seats: -1 }), 'slots[0].seats: must be a whole number from 0 up, not -1.'],
  [slotWith({ seats: 1.5 }), 'slots[0].seats: must be a whole number from 0 up, not 1.5.'],
  [slotWith({ seats: '1' }), 'slots[0].seats: must be a whole number from 0 up, not "1".'],
  [slotWith({ place: null }), 'slots[0].place: must be a text, not null.'],
  [{ ...slotWith({ team: 'blue' }), teams: [] }, 'slots[0].team: "blue" is not among the teams.'],
  [{ ...smallest, slots: [slot, slot] }, 'slots[1]: "s1" is there already, at slots[0].'],
  [{ ...smallest, hires: {} }, 'hires: must be a list, not an object.'],
  [{ ...smallest, hires: [hire, { ...hire, id: 'h2' }, hire] }, 'hires[2]: "h1" is there already, at hires[0].'],
  [hireWith({ stops: undefined }), 'hires[0].stops: is missing; it must be a list.'],
  [hireWith({ ordered: 'yes' }), 'hires[0].ordered: must be true or false, not "yes".'],
  [hireWith({ absent: ['maandag'] }), 'hires[0].absent[0]: must be a date such as 2027-01-04, not "maandag".'],
  [hireWith({ places: 'Breda' }), 'hires[0].places: must be a list, not "Breda".'],
  [
    hireWith({ busy: [{ day: days[0], start: '10:00', end: '09:00' }] }),
    'hires[0].busy[0].end: must be later than start.',
  ],
  [hireWith({ stops: [stop, stop] }), 'hires[0].stops[1]: "chat" is there already, at hires[0].stops[0].'],
  [stopWith({ from: '04-01-2027' }), 'hires[0].stops[0].from: must be a date such as 2027-01-04, not "04-01-2027".'],
  [stopWith({ to: '2027-01-03' }), 'hires[0].stops[0].to: 2027-01-03 is before from, 2027-01-04.'],
  [stopWith({ visits: 0 }), 'hires[0].stops[0].visits: must be a whole number from 1 up, not 0.'],
  [stopWith({ required: 1 }), 'hires[0].stops[0].required: must be true or false, not 1.'],
  [stopWith({ weight: 0 }), 'hires[0].stops[0].weight: must be a number above 0, not 0.'],
  [slotWith({ seats: Number.MAX_SAFE_INTEGER }), 'slots[0].seats: must be at most 1000000000, not 9007199254740991.'],
  [{ ...smallest, rules: { perDay: 3e9 } }, 'rules.perDay: must be at most 1000000000, not 3000000000.'],
  [stopWith({ visits: 1_000_000 }), 'hires[0].stops[0].visits: must be at most 1000, not 1000000.'],
  [stopWith({ weight: 1e308 }), 'hires[0].stops[0].weight: must be at most 1000000000, not 1e+308.'],
  [
    crowd(20_001, 500),
    'the file: is too large: its visits have 10000500 slots to choose from in all, at most 10000000 can be planned.',
  ],
  [{ ...smallest, rules: undefined }, 'rules: is missing; it must be an object.'],
  [{ ...smallest, rules: {} }, 'rules.perDay: is missing; it must be a whole number from 1 up.'],
  [{ ...smallest, rules: { perDay: 1, perWeek: 0 } }, 'rules.perWeek: must be a whole number from 1 up, not 0.'],
  [{ ...smallest, teams: [{ id: 'red' }] }, 'teams[0].limits: is missing; it must be a list.'],
  [limitWith({ guests: -1 }), 'teams[0].limits[0].guests: must be a whole number from 0 up, not -1.'],
  [limitWith({ end: '08:00' }), 'teams[0].limits[0].end: must be later than start.'],
  [pinned({ ...pin, hire: 'h9' }), 'pinned[0].hire: "h9" is not among the hires.'],
  [pinned({ ...pin, slot: 's9' }), 'pinned[0].slot: "s9" is not among the slots.'],
  [{ ...smallest, pinned: [pin, pin] }, 'pinned[1]: "h1" in "s1" is there already, at pinned[0].'],
  [pinned(pin, { hires: [{ ...hire, absent: [days[0]] }] }), 'pinned[0]: the hire is absent on this day.'],
  [pinned(pin, slotWith({ stop: 'mail' })), 'pinned[0]: the hire does not need the stop of this slot.'],
  [pinned(pin, stopWith({ from: days[1] })), 'pinned[0]: the day is outside the window of the stop.'],
  [
    { ...smallest, hires: [hire, { ...hire, id: 'h2' }], pinned: [pin, { ...pin, hire: 'h2' }] },
    'pinned[1]: with this one more are pinned to the slot than it has seats.',
  ],
  [{ ...smallest, published: [{ ...pin, hire: 'h9' }] }, 'published[0].hire: "h9" is not among the hires.'],
  [{ ...smallest, published: [{ hire: 'h1' }] }, 'published[0].slot: is missing; it must be a text.'],
];

describe('a malformed problem file', () => {
  it.each(faults.map(([file, sentence]) => [sentence, file] as const))('is told: %s', (sentence, file) => {
    expect(() => readProblem(JSON.stringify(file))).toThrow(sentence);
  });

  it('that is no JSON is told so', () => {
    expect(() => readProblem('{"days": [')).toThrow(/^the file: is not JSON \(/);
  });

  it('that is not there is told by its name', async () => {
    const path = join(import.meta.dirname, 'nowhere.json');
    await expect(openProblemFile(path)).rejects.toThrow(`${path}: cannot be read (ENOENT).`);
  });
});

it('a plan is written with its figures, and without the stops that its slots tell', () => {
  const problem = aProblem({ slots: [aSlot('s1')], hires: [aHire('h1', ['chat']), aHire('h2', ['chat'])] });
  expect(JSON.parse(writeSolution(asSolution(problem, [seat('h1', 's1')])))).toEqual({
    placements: [{ hire: 'h1', slot: 's1' }],
    unplaced: [{ hire: 'h2', stop: 'chat', reason: 'no-seat-left' }],
    placed: 1,
    possible: 2,
    bound: 1,
    gap: 0,
    seconds: 0,
  });
});
