import { expect, test } from '@jest/globals';
import { BestItinerary } from '../../src/planner/best-itinerary.rules.js';
import { compileItineraries } from '../../src/planner/itineraries.rules.js';
import { compileProblem } from '../../src/planner/model.rules.js';
import { split, splitInOrder } from '../../src/planner/split.rules.js';
import { aWeek } from '../support/plan-weeks.js';
import fc from '../support/property.js';

const stops = ['chat', 'mail', 'phone', 'shop'];
const slots = stops.flatMap((stop) => ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => `${stop} ${day} 9`));

test.each([[false], [true]])('counts of hires that are alike split into itineraries, in order: %s', (isOrdered) => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.double({ min: -1, max: 2, noNaN: true }), { minLength: 20, maxLength: 20 }), {
        minLength: 1,
        maxLength: 7,
      }),
      (wishes) => {
        const hires = Object.fromEntries(wishes.map((_, index) => [`hire ${index}`, { stops, isOrdered }]));
        const model = compileProblem(aWeek(slots, hires));
        const [profile] = compileItineraries(model).known;
        const counts = new Float64Array(20);
        const best = new BestItinerary();
        for (const wish of wishes) {
          best.find(profile!, Float64Array.from(wish));
          for (const item of best.items) counts[item]!++;
        }
        const left = counts.slice();
        const parts = isOrdered ? splitInOrder(profile!, counts) : split(profile!, counts, (_, isWanted) => isWanted);
        for (const { items } of parts) {
          const days = items.map((item) => model.slots.day[profile!.itemSlot[item]!]);
          expect(new Set(days).size).toBe(items.length);
          expect(new Set(items.map((item) => profile!.itemVisit[item])).size).toBe(items.length);
          for (const item of items) left[item]!--;
        }
        expect([...left].filter((count) => count !== 0)).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});
