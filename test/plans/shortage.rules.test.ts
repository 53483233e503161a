import { describe, expect, test } from '@jest/globals';
import { whyNotAskForSeats } from '../../src/plans/shortage.rules.js';

type Facts = Parameters<typeof whyNotAskForSeats>[0];

const open: Facts = { plan: { state: 'ready' }, shortage: { askedAt: null, moreSeats: [{}] }, leads: 1 };

describe('seats are asked for', () => {
  test.each<[string, Partial<Facts>, string | null]>([
    ['when they help, and nobody asked before', {}, null],
    ['once', { shortage: { ...open.shortage, askedAt: new Date(0) } }, 'seats-already-asked'],
    ['only where more seats help', { shortage: { ...open.shortage, moreSeats: [] } }, 'seats-no-help'],
    ['of somebody', { leads: 0 }, 'no-lead-to-ask'],
    ['for a plan that is ready', { plan: { state: 'published' } }, 'plan-already-published'],
  ])('%s', (_, facts, reason) => expect(whyNotAskForSeats({ ...open, ...facts })).toBe(reason));
});
