import { describe, expect, test } from '@jest/globals';
import type { PlanState } from '../../src/plans/plan.rules.js';
import { whyNotAskForSeats } from '../../src/plans/shortage.rules.js';

const open = { plan: { state: 'ready' as PlanState }, shortage: { askedAt: null, moreSeats: [{}] }, leads: 1 };

describe('seats are asked for', () => {
  test.each([
    ['when they help, and nobody asked before', {}, null],
    ['once', { shortage: { ...open.shortage, askedAt: new Date(0) } }, 'seats-already-asked'],
    ['only where more seats help', { shortage: { ...open.shortage, moreSeats: [] } }, 'seats-no-help'],
    ['of somebody', { leads: 0 }, 'no-lead-to-ask'],
    ['for a plan that is ready', { plan: { state: 'published' } }, 'plan-already-published'],
  ])('%s', (_, facts, reason) => expect(whyNotAskForSeats({ ...open, ...facts })).toBe(reason));
});
