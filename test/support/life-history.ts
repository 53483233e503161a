import fc from './property.js';

/** What happens among a few people and the moments of two departments; the numbers choose among what there is. */
export type LifeStep =
  | { act: 'ask' | 'join'; who: number; slot: number }
  | { act: 'ask together'; who: number; count: number; slot: number; isTogether: boolean }
  | { act: 'move'; visit: number; slot: number }
  | { act: 'approve' | 'decline' | 'undo' | 'cancel' | 'withdraw' | 'accept' | 'rather not' | 'mark'; visit: number }
  | { act: 'seat beside'; visit: number; host: number }
  | { act: 'approve group' | 'decline group' | 'split group' | 'withdraw group'; group: number }
  | { act: 'fall ill'; host: number; slot: number }
  | { act: 'get well' }
  | { act: 'change seats'; slot: number; seats: number }
  | { act: 'other hours'; slot: number; hours: number }
  | { act: 'name hosts'; slot: number; which: number }
  | { act: 'withdraw slot'; slot: number }
  | { act: 'leave'; who: number }
  | { act: 'post' | 'sweep' }
  | { act: 'pass time'; hours: number };

type Named<K extends LifeStep['act']> = Extract<LifeStep, { act: K }>;

const any = fc.nat({ max: 23 });
const few = fc.nat({ max: 5 });
const act = <K extends LifeStep['act']>(...names: K[]) => fc.constantFrom(...names);
const step = <K extends LifeStep['act']>(weight: number, arbitrary: fc.Arbitrary<Named<K>>) => ({
  weight,
  arbitrary: arbitrary as fc.Arbitrary<LifeStep>,
});
const record = fc.record as (model: Record<string, fc.Arbitrary<unknown>>) => fc.Arbitrary<never>;

const steps: fc.Arbitrary<LifeStep> = fc.oneof(
  step(7, record({ act: act('ask'), who: any, slot: few })),
  step(7, record({ act: act('join'), who: any, slot: few })),
  step(6, record({ act: act('ask together'), who: any, count: fc.integer({ min: 2, max: 3 }), slot: few, isTogether: fc.boolean() })), // prettier-ignore
  step(9, record({ act: act('move'), visit: any, slot: few })),
  step(12, record({ act: act('approve'), visit: any })),
  step(4, record({ act: act('accept'), visit: any })),
  step(3, record({ act: act('decline', 'undo'), visit: any })),
  step(4, record({ act: act('cancel', 'withdraw'), visit: any })),
  step(2, record({ act: act('rather not', 'mark'), visit: any })),
  step(2, record({ act: act('seat beside'), visit: any, host: few })),
  step(5, record({ act: act('approve group'), group: few })),
  step(2, record({ act: act('decline group', 'split group', 'withdraw group'), group: few })),
  step(2, record({ act: act('fall ill'), host: few, slot: few })),
  step(1, record({ act: act('get well') })),
  step(2, record({ act: act('change seats'), slot: few, seats: fc.integer({ min: 1, max: 4 }) })),
  step(3, record({ act: act('other hours'), slot: few, hours: fc.integer({ min: -20, max: 20 }) })),
  step(2, record({ act: act('name hosts'), slot: few, which: fc.nat({ max: 3 }) })),
  step(1, record({ act: act('withdraw slot'), slot: few })),
  step(1, record({ act: act('leave'), who: any })),
  step(8, record({ act: act('post', 'sweep') })),
  step(2, record({ act: act('pass time'), hours: fc.integer({ min: 1, max: 8 }) })),
);

// Without bias: fast-check loves zeros, and then the same person asks for the same slot again and again.
export const lifeHistories = fc.noBias(fc.array(steps, { minLength: 40, maxLength: 60, size: 'max' }));
