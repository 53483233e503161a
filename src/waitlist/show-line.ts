import type { InLine } from './line-of-slot.queries.js';

/** The line of one slot, as its leads see it: to whom a seat is offered, and who waits behind them; null when nobody is. */
export function showLine(inLine: InLine[], slotId: string, timeZone: string) {
  const own = inLine.filter((one) => one.slotId === slotId);
  if (!own.length) return null;
  return {
    timeZone,
    offered: own.filter(({ offerEndsAt }) => offerEndsAt !== null),
    waiting: own.filter(({ offerEndsAt }) => offerEndsAt === null),
  };
}
