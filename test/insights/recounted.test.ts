import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { readWaits } from '../../src/insights/decisions.queries.js';
import { readHeadline } from '../../src/insights/headline.queries.js';
import type { Asked } from '../../src/insights/insight.js';
import { readLoads } from '../../src/insights/loads.queries.js';
import { type InsightFilter, openInsights } from '../../src/insights/open-insights.js';
import { countRefusals, countSeats } from '../../src/insights/seats.queries.js';
import { countByDepartment, countVisitsOverTime, readCoverage } from '../../src/insights/visits.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { noOwnTexts } from '../../src/platform/views/locales.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aStory, declineReasons, type Story } from '../support/insights.js';
import { aLead, anHr } from '../support/people.js';

const { run } = setStage();
const now = new Date('2026-11-18T11:00:00Z');
const seed = 20261118;

let story: Story;
let actors: Record<string, Actor>;

/** The same numbers every time (mulberry32). */
function numbers(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

beforeAll(async () => {
  stopClockAt(now.toISOString());
  await run(async (tx) => {
    story = await aStory(tx, now, numbers(seed));
    actors = {
      hr: await anHr(tx),
      'lead of a floor': await aLead(tx, story.departments[0]!),
      'lead of guests': await aLead(tx, story.departments[4]!),
    };
  });
  // Whoever was added to act works somewhere too.
  for (const { id, departmentId } of Object.values(actors)) story.people.push({ id, departmentId, isActive: true, isHost: false }); // prettier-ignore
  slots = new Map(story.slots.map((slot) => [slot.id, slot]));
  people = new Map(story.people.map((person) => [person.id, person]));
});

beforeEach(() => {
  stopClockAt(now.toISOString());
});

let slots: Map<string, Story['slots'][number]>;
let people: Map<string, Story['people'][number]>;
const slotOf = ({ slotId }: { slotId: string }) => slots.get(slotId)!;
const personOf = (personId: string) => people.get(personId)!;
const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);

type Told = Story['visits'][number];
const wasHeld = (visit: Told) =>
  visit.state === 'approved' && slotOf(visit).endsAt <= now && visit.outcome !== 'missed';
const wasMissed = ({ state, outcome }: Told) => state === 'approved' && outcome === 'missed';

/** Stretches as instants, counted without what is tested. */
function boundsOf({ period }: Asked): number[] {
  const known = read.get(period) ?? period.bounds.map((date) => DateTime.fromISO(date, { zone: 'Europe/Amsterdam' }).toMillis()); // prettier-ignore
  read.set(period, known);
  return known;
}
const read = new Map<Asked['period'], number[]>();

function within(asked: Asked, at: Date): number {
  const bounds = boundsOf(asked);
  const time = at.getTime();
  return time < bounds[0]! || time >= bounds.at(-1)! ? -1 : bounds.findLastIndex((bound) => bound <= time);
}

function counted(asked: Asked, { isHosted = false } = {}): Told[] {
  const { scope, hostId, visitorId } = asked;
  return story.visits.filter((visit) => {
    const host = slotOf(visit).departmentId;
    const from = personOf(visit.visitorId).departmentId;
    const isOwn = scope === null || scope.includes(host) || (!isHosted && scope.includes(from));
    return isOwn && within(asked, slotOf(visit).startsAt) >= 0 && (!hostId || host === hostId) && (!visitorId || from === visitorId); // prettier-ignore
  });
}

const floorSlots = ({ scope, hostId, ...asked }: Asked) =>
  story.slots.filter(
    (slot) =>
      slot.isPublished &&
      within({ scope, hostId, ...asked }, slot.startsAt) >= 0 &&
      (scope === null || scope.includes(slot.departmentId)) &&
      (!hostId || slot.departmentId === hostId),
  );

const filters: Record<string, () => InsightFilter> = {
  'twelve months': () => ({}),
  'five years': () => ({ span: 'years' }),
  'three months until September': () => ({ span: 'quarter', until: '2026-09' }),
  'one month': () => ({ span: 'month', until: '2026-10' }),
  'one department visited': () => ({ hostId: story.departments[1]!.id }),
  'visitors of one department': () => ({ visitorId: story.departments[4]!.id, span: 'years' }),
};

const cases = ['hr', 'lead of a floor', 'lead of guests'].flatMap((who) => Object.keys(filters).map((what) => [who, what])); // prettier-ignore

describe.each(cases)('%s, %s: the same as counted by hand', (who, what) => {
  const open = () => run((tx) => openInsights(tx, actors[who]!, filters[what]!()));

  test('visits over time, and who stayed away', async () => {
    const asked = await open();
    const rows = await run((tx) => countVisitsOverTime(tx, asked));
    expect(rows).toEqual(
      asked.period.bounds.slice(1).map((_, stretch) => {
        const here = counted(asked).filter((visit) => within(asked, slotOf(visit).startsAt) === stretch);
        const held = here.filter(wasHeld);
        return {
          held: held.length,
          toCome: here.filter((visit) => visit.state === 'approved' && slotOf(visit).endsAt > now).length,
          visitors: new Set(held.map(({ visitorId }) => visitorId)).size,
          missed: here.filter(wasMissed).length,
          late: here.filter(({ cancelledLate }) => cancelledLate).length,
        };
      }),
    );
  });

  test('visits against the size of each department', async () => {
    const asked = await open();
    const rows = await run((tx) => countByDepartment(tx, asked));
    const held = counted(asked).filter(wasHeld);
    for (const { id } of story.departments) {
      const visits = held.filter(({ visitorId }) => personOf(visitorId).departmentId === id);
      const came = new Set(visits.map(({ visitorId }) => visitorId).filter((visitor) => personOf(visitor).isActive));
      const size = story.people.filter(({ departmentId, isActive }) => departmentId === id && isActive).length;
      const isTold = (asked.scope === null || asked.scope.includes(id) || visits.length > 0) && (!asked.visitorId || asked.visitorId === id); // prettier-ignore
      expect(rows.find((row) => row.id === id)).toEqual(isTold ? expect.objectContaining({ visits: visits.length, people: came.size, size }) : undefined); // prettier-ignore
    }
  });

  test('who has been, ever', async () => {
    const asked = await open();
    const rows = await run((tx) => readCoverage(tx, asked));
    const bounds = boundsOf(asked);
    const visits = story.visits.filter((visit) => wasHeld(visit) && (!asked.hostId || slotOf(visit).departmentId === asked.hostId)); // prettier-ignore
    for (const { id } of story.departments) {
      const isTold = (asked.scope === null || asked.scope.includes(id)) && (!asked.visitorId || asked.visitorId === id);
      const staff = story.people.filter(({ departmentId, isActive }) => departmentId === id && isActive);
      const been = bounds.slice(1).map((end) => staff.filter((person) => visits.some((visit) => visit.visitorId === person.id && slotOf(visit).startsAt.getTime() < end)).length); // prettier-ignore
      expect(rows.find((row) => row.id === id)).toEqual(isTold ? expect.objectContaining({ size: staff.length, been }) : undefined); // prettier-ignore
    }
  });

  test('seats, and what became of them', async () => {
    const asked = await open();
    const rows = await run((tx) => countSeats(tx, asked));
    expect(rows).toEqual(
      asked.period.bounds.slice(1).map((_, stretch) => {
        const offered = floorSlots(asked).filter(({ startsAt }) => within(asked, startsAt) === stretch);
        const visits = story.visits.filter((visit) => visit.state === 'approved' && offered.includes(slotOf(visit)));
        const isOver = ({ endsAt }: { endsAt: Date }) => endsAt <= now;
        const left = (wanted: boolean) =>
          sum(offered.filter((slot) => isOver(slot) === wanted).map(({ seats }) => seats)) - visits.filter((visit) => isOver(slotOf(visit)) === wanted).length; // prettier-ignore
        return {
          offered: sum(offered.map(({ seats }) => seats)),
          used: visits.filter(wasHeld).length,
          missed: visits.filter(wasMissed).length,
          toCome: visits.filter((visit) => !isOver(slotOf(visit))).length,
          empty: left(true),
          free: left(false),
        };
      }),
    );
  });

  test('what was declined, and why', async () => {
    const asked = await open();
    const counts = await run((tx) => countRefusals(tx, asked, noOwnTexts));
    const declined = counted(asked, { isHosted: true }).filter(({ state }) => state === 'declined');
    const because = (reason: string | null) => declined.filter((visit) => slotOf(visit).isPublished && visit.reason === reason).length; // prettier-ignore
    expect([counts.get('full') ?? 0, counts.get('other') ?? 0, counts.get('none') ?? 0]).toEqual(declineReasons.map(because)); // prettier-ignore
    expect(sum([...counts.values()])).toBe(declined.length);
  });

  test('how long requests wait', async () => {
    const asked = await open();
    const { counts, decided, medianHours } = await run((tx) => readWaits(tx, asked));
    const hours = counted(asked, { isHosted: true })
      .filter((visit) => slotOf(visit).isPublished && visit.isDecidedBySomebody)
      .map(({ requestedAt, decidedAt }) => (decidedAt!.getTime() - requestedAt.getTime()) / 3_600_000)
      .filter((wait) => wait > 0)
      .sort((one, other) => one - other);
    const until = [4, 24, 48, 72, 168, Infinity];
    expect(counts).toEqual(until.map((end, bin) => hours.filter((wait) => wait < end && wait >= (until[bin - 1] ?? 0)).length)); // prettier-ignore
    expect(decided).toBe(hours.length);
    const middle = (hours[Math.floor((hours.length - 1) / 2)]! + hours[Math.ceil((hours.length - 1) / 2)]!) / 2;
    if (hours.length) expect(medianHours).toBeCloseTo(middle, 6);
    else expect(medianHours).toBeNull();
  });

  test('how guests are divided over hosts, without departments that have fewer than five', async () => {
    const asked = await open();
    const visits = counted({ ...asked, visitorId: null }, { isHosted: true }).filter((visit) => wasHeld(visit) && visit.hostId); // prettier-ignore
    const floors = story.departments.slice(0, 3).filter(({ id }) => (asked.scope === null || asked.scope.includes(id)) && (!asked.hostId || asked.hostId === id)); // prettier-ignore
    const byFloor = floors.map(({ id }) =>
      story.people
        .filter((one) => one.isHost && one.departmentId === id)
        .map((one) => ({ ...one, guests: visits.filter(({ hostId }) => hostId === one.id).length }))
        .filter(({ isActive, guests }) => isActive || guests > 0)
        .map(({ guests }) => guests),
    );
    const told = byFloor.filter((loads) => loads.length >= 5).flat();
    const ends = [0, 2, 5, 10, Infinity];
    expect(await run((tx) => readLoads(tx, asked))).toEqual({
      counts: ends.map((end, bin) => told.filter((load) => load <= end && load > (ends[bin - 1] ?? -1)).length),
      hosts: told.length,
      guests: sum(told),
      leftOut: byFloor.filter((loads) => loads.length > 0 && loads.length < 5).length,
    });
  });

  test('the figures above the charts', async () => {
    const asked = await open();
    const held = counted(asked).filter(wasHeld);
    const over = floorSlots(asked).filter(({ endsAt }) => endsAt <= now);
    expect(await run((tx) => readHeadline(tx, asked))).toEqual({
      held: held.length,
      visitors: new Set(held.map(({ visitorId }) => visitorId)).size,
      missed: counted(asked).filter(wasMissed).length,
      seats: sum(over.map(({ seats }) => seats)),
      used: story.visits.filter((visit) => visit.state === 'approved' && over.includes(slotOf(visit))).length,
    });
  });
});
