import { describe, expect, it } from '@jest/globals';
import type { PlanProgress } from '../../src/planner/problem.js';
import { PlannerFailed, runPlanner } from '../../src/planner/run-planner.js';
import { aHire, aProblem, aSlot, seat, twoWeeks } from '../support/plan-parts.js';

const small = aProblem({ slots: [aSlot('s1')], hires: [aHire('ada', ['chat']), aHire('bo', ['chat'])] });

/** Something to think about: more hires than seats, on every day. */
const stops = ['chat', 'mail', 'desk', 'phone'];
const large = aProblem({
  slots: twoWeeks.flatMap((day) => stops.map((stop) => aSlot(`${stop}-${day}`, { stops: [stop], day, seats: 40 }))),
  hires: Array.from({ length: 600 }, (_, index) =>
    aHire(`hire-${index}`, stops, { isOrdered: true, absent: [twoWeeks[index % 10]!, twoWeeks[(index * 7) % 9]!] }),
  ),
});

describe('the planner in a thread of its own', () => {
  it('answers with a plan, and says how it gets on until the check', async () => {
    const told: PlanProgress[] = [];
    const plan = await runPlanner(small, { seconds: 5, onProgress: (progress) => told.push(progress) });
    expect(plan).toMatchObject({ placed: 1, possible: 2, bound: 1, gap: 0 });
    expect(plan.unplaced).toEqual([{ hire: 'bo', stop: 'chat', reason: 'no-seat-left' }]);
    expect([told[0]?.phase, told.at(-1)?.phase]).toEqual(['reading', 'checking']);
  });

  it('leaves this thread free meanwhile, and stops at once when told to', async () => {
    const giveUp = new AbortController();
    const reason = new Error('HR thought better of it');
    let ticks = 0;
    const clock = setInterval(() => ticks++, 1);
    const plan = runPlanner(large, { seconds: 60, signal: giveUp.signal, onProgress: () => giveUp.abort(reason) });
    await expect(plan).rejects.toBe(reason);
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(0);
  });

  it('does not begin what was cancelled before', async () => {
    const reason = new Error('too late');
    await expect(runPlanner(small, { seconds: 5, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('lets no plan out that breaks a rule', async () => {
    const hires = [aHire('ada', ['chat'], { absent: ['2027-01-04'] })];
    const pinned = runPlanner({ ...small, hires, pinned: [seat('ada', 's1')] }, { seconds: 5 });
    await expect(pinned).rejects.toThrow(/^The plan breaks rules: /);
    await expect(pinned).rejects.toThrow(PlannerFailed);
  });

  it('tells when it breaks down', async () => {
    const broken = runPlanner({ ...small, hires: null as never }, { seconds: 5 });
    await expect(broken).rejects.toThrow(/^The planner stopped: /);
  });
});
