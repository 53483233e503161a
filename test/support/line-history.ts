import fc from './property.js';

/** What happens around one slot that many people want; the numbers choose among the people and visits there are. */
export type LineStep =
  | { act: 'ask' | 'join' | 'go elsewhere' | 'come back'; who: number }
  | { act: 'approve' | 'decline' | 'undo' | 'cancel' | 'withdraw' | 'accept'; visit: number }
  | { act: 'change seats'; seats: number }
  | { act: 'offer' | 'sweep' }
  | { act: 'move away'; hours: number }
  | { act: 'pass time'; hours: number };

const any = fc.nat({ max: 23 });
const people = (weight: number, ...acts: ('ask' | 'join' | 'go elsewhere' | 'come back')[]) => ({
  weight,
  arbitrary: fc.record({ act: fc.constantFrom(...acts), who: any }),
});
const visits = (weight: number, ...acts: ('approve' | 'decline' | 'undo' | 'cancel' | 'withdraw' | 'accept')[]) => ({
  weight,
  arbitrary: fc.record({ act: fc.constantFrom(...acts), visit: any }),
});

const steps: fc.Arbitrary<LineStep> = fc.oneof(
  people(4, 'ask'),
  people(10, 'join'),
  people(2, 'go elsewhere', 'come back'),
  visits(6, 'approve'),
  visits(6, 'accept'),
  visits(3, 'decline', 'undo'),
  visits(5, 'cancel', 'withdraw'),
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('change seats' as const), seats: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 8, arbitrary: fc.record({ act: fc.constant('offer' as const) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('sweep' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('move away' as const), hours: fc.integer({ min: -12, max: 24 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('pass time' as const), hours: fc.integer({ min: 1, max: 10 }) }),
  },
);

// Without bias: fast-check loves zeros, and then the same person joins again and again.
export const lineHistories = fc.noBias(fc.array(steps, { minLength: 20, maxLength: 70, size: 'max' }));
