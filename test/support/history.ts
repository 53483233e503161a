import fc from './property.js';

/** What one person does; the numbers choose among the people, slots and visits there are. */
export type Act =
  | { act: 'request'; who: number; slot: number }
  | { act: 'approve' | 'decline' | 'withdraw' | 'cancel' | 'undo'; visit: number }
  | { act: 'move'; slot: number; to: number; lengthHours: number }
  | { act: 'seat hosts'; slot: number; which: number }
  | { act: 'move and seat hosts'; slot: number; to: number; which: number }
  | { act: 'change place'; slot: number; place: number }
  | { act: 'change seats'; slot: number; seats: number }
  | { act: 'publish'; by: number; at: number; which: number }
  | { act: 'withdraw slot'; slot: number };

/**
 * One try at a waiting invite. The process may die before the mail server hears of it or after it took the mail; while
 * the mail is on its way somebody may act. `repeat` does a job that nobody waits for.
 */
export interface Delivery {
  act: 'deliver';
  invite: number;
  fate: 'well' | 'twice' | 'dies before' | 'dies after' | 'repeat';
  meanwhile: Act | null;
}

export type Step = Act | Delivery;

const any = fc.nat({ max: 11 });
const acts = fc.oneof(
  { weight: 8, arbitrary: fc.record({ act: fc.constant('request' as const), who: any, slot: any }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('approve' as const), visit: any }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('undo' as const), visit: any }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom('decline' as const, 'withdraw' as const, 'cancel' as const),
      visit: any,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('move' as const),
      slot: any,
      to: any,
      lengthHours: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('seat hosts' as const), slot: any, which: any }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('move and seat hosts' as const), slot: any, to: any, which: any }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('change place' as const), slot: any, place: any }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('change seats' as const),
      slot: any,
      seats: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('publish' as const), by: any, at: any, which: any }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('withdraw slot' as const), slot: any }) },
);
const fates = fc.constantFrom(
  'well' as const,
  'well' as const,
  'twice' as const,
  'dies before' as const,
  'dies after' as const,
  'repeat' as const,
);
const deliveries = fc.record({
  act: fc.constant('deliver' as const),
  invite: any,
  fate: fates,
  meanwhile: fc.option(acts, { freq: 2 }),
});

// Without bias: fast-check loves zeros, and then the same person asks for the same slot again and again.
export const histories = fc.noBias(
  fc.array(fc.oneof({ weight: 3, arbitrary: acts }, { weight: 2, arbitrary: deliveries }), {
    minLength: 1,
    maxLength: 60,
    size: 'max',
  }),
);
